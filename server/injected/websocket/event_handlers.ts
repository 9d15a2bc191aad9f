// HTML: event handler IDL attributes (`onmessage` …) of one event target.

import {apply} from '../base/primordials';
import {isObject} from './conversions';
import {addEventListener, preventDefault, removeEventListener} from './natives';

export type HandledEvent = 'open' | 'message' | 'error' | 'close';

interface Slot {
  callback: object;
  listener: (event: Event) => void;
}

export class EventHandlers {
  private readonly slots_: Partial<Record<HandledEvent, Slot | null>> = {__proto__: null} as never;

  constructor(private readonly target_: EventTarget) {}

  get(type: HandledEvent): object | null {
    return this.slots_[type]?.callback ?? null;
  }

  /**
   * Primitives stand for null. The first handler takes its place among the listeners; a later one takes over that
   * place; null gives it up.
   */
  set(type: HandledEvent, value: unknown): void {
    const slot = this.slots_[type];
    if (!isObject(value)) {
      if (slot)
        removeEventListener(this.target_, type, slot.listener);
      this.slots_[type] = null;
      return;
    }
    if (slot) {
      slot.callback = value;
      return;
    }
    const activated: Slot = {callback: value, listener: event => this.call_(activated, event)};
    this.slots_[type] = activated;
    addEventListener(this.target_, type, activated.listener);
  }

  // An object that can't be called is kept, and passed over.
  private call_({callback}: Slot, event: Event): void {
    if (typeof callback === 'function' && apply(callback, this.target_, [event]) === false)
      preventDefault(event);
  }
}
