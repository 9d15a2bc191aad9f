// Events, whatever the page has hidden the functions for them behind.

import {uncurry} from '../base/primordials';

/** False if a listener has prevented what follows by default. */
export const send = uncurry(EventTarget.prototype.dispatchEvent) as (target: EventTarget, event: Event) => boolean;
export const listen = uncurry(EventTarget.prototype.addEventListener);
export const unlisten = uncurry(EventTarget.prototype.removeEventListener);

/** Tells the page that the control has another value now. */
export function announce(control: Element): void {
  send(control, new Event('input', {bubbles: true, composed: true}));
  send(control, new Event('change', {bubbles: true}));
}
