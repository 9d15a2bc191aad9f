// Marks what a selector finds, for a user who watches: boxes on top of the page, in a closed shadow tree.

import {createElement} from '../base/dom';
import {documentElement} from './base/tree';
import {boxOf, hasBox} from './box';
import {nextFrame} from './frame_time';

/** A mark on what `find` returns, with a label. */
export interface Highlight {
  label: string;
  /** CSS declarations for the boxes, in place of ours. */
  style?: string;
  find(): readonly Element[];
}

const boxStyle = 'background-color: #6fa8dc7f; outline: 1px solid #1a5fb4';
const labelStyle = 'background: #333; color: white; font: 12px/1.5 sans-serif; padding: 0 6px; border-radius: 3px; ' +
    'white-space: pre';
const layerStyle = 'position: fixed; inset: 0; width: auto; height: auto; margin: 0; padding: 0; border: none; ' +
    'background: none; overflow: visible; pointer-events: none';

/** What is marked in one document. It is drawn anew in every frame, for the page moves below it. */
export class Highlights {
  private readonly highlights_ = new Map<string, Highlight>();
  private layer_: HTMLElement | undefined;
  private shadow_: ShadowRoot | undefined;

  show(id: string, highlight: Highlight): void {
    const isFirst = !this.highlights_.size;
    this.highlights_.set(id, highlight);
    if (isFirst)
      void this.keepDrawing();
  }

  /** Without an id: all. */
  hide(id: string | undefined): void {
    if (id === undefined)
      this.highlights_.clear();
    else
      this.highlights_.delete(id);
    if (!this.highlights_.size)
      this.layer_?.remove();
  }

  private async keepDrawing(): Promise<void> {
    while (this.highlights_.size) {
      this.draw();
      await nextFrame();
    }
  }

  private draw(): void {
    const root = documentElement(document);
    if (!root)
      return;
    if (!this.layer_) {
      this.layer_ = createElement(document, 'x-pw-glass');
      this.layer_.style.cssText = layerStyle;
      this.layer_.popover = 'manual';
      this.shadow_ = this.layer_.attachShadow({mode: 'closed'});
    }
    if (!this.layer_.isConnected) {
      root.append(this.layer_);
      // Above whatever else the page has in the top layer.
      this.layer_.showPopover();
    }
    this.shadow_!.replaceChildren(...[...this.highlights_.values()].flatMap(marksOf));
  }
}

function marksOf({find, label, style}: Highlight): HTMLElement[] {
  const elements = find().filter(hasBox);
  return elements.flatMap((element, index) => {
    const {x, y, width, height} = boxOf(element);
    const box = markAt(x, y, style ?? boxStyle);
    box.style.width = `${width}px`;
    box.style.height = `${height}px`;
    const tag = markAt(x, y + height + 3, labelStyle);
    tag.textContent = elements.length > 1 ? `${label} [${index + 1} of ${elements.length}]` : label;
    return [box, tag];
  });
}

function markAt(x: number, y: number, style: string): HTMLElement {
  const mark = createElement(document, 'div');
  mark.style.cssText = `${style}; position: absolute; box-sizing: border-box; left: ${x}px; top: ${y}px`;
  return mark;
}
