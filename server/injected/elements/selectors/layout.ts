// Where elements are to each other on the page: `:right-of()`, `:near()` and their like.

/** How `box` lies to `anchor`: how far away, in CSS pixels, and how well it fits, the smaller the better. */
export interface Relation {
  distance: number;
  score: number;
}

export type Layout = (box: DOMRect, anchor: DOMRect) => Relation | undefined;

/** What there is, by pseudo-class. */
export const layouts: Record<string, Layout> = {
  'right-of': (box, anchor) => beside(box.left - anchor.right, leaning(box.top, box.bottom, anchor.top, anchor.bottom)),
  'left-of': (box, anchor) => beside(anchor.left - box.right, leaning(box.top, box.bottom, anchor.top, anchor.bottom)),
  'above': (box, anchor) => beside(anchor.top - box.bottom, leaning(box.left, box.right, anchor.left, anchor.right)),
  'below': (box, anchor) => beside(box.top - anchor.bottom, leaning(box.left, box.right, anchor.left, anchor.right)),
  'near': (box, anchor) => {
    const distance = gap(box.left, box.right, anchor.left, anchor.right) +
        gap(box.top, box.bottom, anchor.top, anchor.bottom);
    return {distance, score: distance};
  },
};

/** In CSS pixels, where nothing else is said. */
export const defaultDistances: Partial<Record<string, number>> = {near: 50};

function beside(distance: number, leaning: number): Relation | undefined {
  return distance < 0 ? undefined : {distance, score: distance + leaning};
}

// How much of the anchor's extent across the direction the box leaves uncovered.
function leaning(start: number, end: number, anchorStart: number, anchorEnd: number): number {
  return Math.max(anchorEnd - end, 0) + Math.max(start - anchorStart, 0);
}

function gap(start: number, end: number, anchorStart: number, anchorEnd: number): number {
  return Math.max(start - anchorEnd, anchorStart - end, 0);
}
