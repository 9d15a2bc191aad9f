// What is wrong with a selector. The driver words both: it tells them by their names.

/** A CSS selector that can't be parsed; its message is the whole text. */
export class SelectorSyntaxError extends Error {
  override readonly name = 'SelectorSyntaxError';
}

/** A body in brackets, `button[name="Save"]`, that can't be parsed. */
export class InvalidSelectorError extends Error {
  override readonly name = 'InvalidSelectorError';
}
