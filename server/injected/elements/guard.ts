// Watches where the input events of one action go, and keeps them from whoever else would get them.

import {listen, unlisten} from './events';
import type {Point} from './frames';

/** The kind of input: which events are looked at. */
export type Input = 'mouse' | 'hover' | 'tap';

// A canceled pointerdown has no mouse events after it, canceled touches no click.
const eventsOf: Record<Input, readonly string[]> = {
  mouse: ['mousedown', 'mouseup', 'pointerdown', 'pointerup', 'click', 'auxclick', 'dblclick', 'contextmenu'],
  hover: ['mousemove'],
  tap: ['pointerdown', 'pointerup', 'touchstart', 'touchend', 'touchcancel'],
};

/**
 * From its making until `stop`. The first event decides: if nothing is in its way, all are let through, else none is.
 * `blocksAll`: none is in either case.
 */
export class Guard {
  /** What the first event met instead of its target; undefined if that was met, or if no event came. */
  obstacle: string | undefined;
  private decided_ = false;
  private readonly listener_ = (event: Event) => this.see(event);

  constructor(private readonly view_: Window, private readonly input_: Input,
      private readonly obstacleAt_: (point: Point) => string | undefined, private readonly blocksAll_: boolean) {
    for (const type of eventsOf[input_])
      // Listeners for touches on a window can't prevent anything unless they say so.
      listen(view_, type, this.listener_, {capture: true, passive: false});
  }

  stop(): void {
    for (const type of eventsOf[this.input_])
      unlisten(this.view_, type, this.listener_, true);
  }

  private see(event: Event): void {
    // What scripts make up is none of the input.
    if (!event.isTrusted)
      return;
    if (!this.decided_) {
      this.decided_ = true;
      this.obstacle = this.obstacleAt_(placeOf(event));
    }
    if (this.blocksAll_ || this.obstacle !== undefined) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }
}

// The element may have moved away, or another in front of it, since the browser chose who gets the event.
function placeOf(event: Event): Point {
  const {clientX, clientY} = 'clientX' in event ? event as MouseEvent : (event as TouchEvent).changedTouches[0]!;
  return {x: clientX, y: clientY};
}
