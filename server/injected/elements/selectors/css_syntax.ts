// What a CSS selector is made of, once parsed.

export type Combinator = 'descendant' | 'child' | 'next' | 'later';

/** `a > b c`, from left to right. */
export interface Complex {
  compounds: Compound[];
}

/** `div.note:has-text("x")` */
export interface Compound {
  /** How it relates to the compound before; the first has none. */
  combinator?: Combinator;
  /** What the browser matches by itself; may be empty. */
  native: string;
  /** Pseudo-classes that are ours. */
  functions: PseudoClass[];
}

export interface PseudoClass {
  name: string;
  args: Argument[];
}

export type Argument = string | number | Complex;

/** What a compound is matched against when there is nothing the browser could do. */
export const everything = '*';

export function isComplex(argument: Argument): argument is Complex {
  return typeof argument === 'object';
}

/** Whether the compound stands for the element that the search began at. */
export function isScope({functions}: Compound): boolean {
  return functions.some(({name}) => name === 'scope');
}
