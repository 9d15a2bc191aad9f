// Time as the browser paints it. Held from before the page could put a clock of its own in place.

const requestFrame = requestAnimationFrame;

/** The next animation frame. */
export function nextFrame(): Promise<void> {
  return new Promise(resolve => requestFrame(() => resolve()));
}
