// Events that tell of changes made by the user.

/** Tells the page that the control has another value now. */
export function announce(control: Element): void {
  control.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  control.dispatchEvent(new Event('change', {bubbles: true}));
}
