// What a text has to be, as the text engines and pseudo-classes say it, and which elements have such a text.

import {firstChild, firstElementChild, isElement, nextElement, nextSibling, shadowRoot} from '../base/tree';
import {normalizeSpace, piecesOf} from './element_text';
import type {ElementTexts, ReadText} from './element_text';

export interface TextMatcher {
  test(text: ReadText, element: Element): boolean;
  /** An element with a child that matches doesn't count. */
  smallest: boolean;
  /** True of the text of every element that holds one that matches: where it is false there is no need to look inside. */
  mayHold?(text: ReadText): boolean;
}

/** A matcher that goes by the text alone. */
export type PlainTextMatcher = TextMatcher & {test(text: ReadText): boolean};

/** Holds the text somewhere, in whatever case. */
export function containing(text: string): PlainTextMatcher {
  const wanted = normalizeSpace(text).toLowerCase();
  const test = (actual: ReadText) => actual.lowerCase.includes(wanted);
  return {test, smallest: true, mayHold: test};
}

/** Is the text as a whole. */
export function equalTo(text: string): PlainTextMatcher {
  const wanted = normalizeSpace(text);
  return {
    test: ({normalized}) => normalized === wanted,
    smallest: true,
    mayHold: ({normalized}) => normalized.includes(wanted),
  };
}

/** The pattern is found in the text as the document has it. */
export function matching(pattern: RegExp): PlainTextMatcher {
  return {
    test: ({full}) => {
      pattern.lastIndex = 0;
      return pattern.test(full);
    },
    smallest: true,
  };
}

/** Has a piece of text between its child elements that is this one. The empty text stands for no piece at all. */
export function withPiece(text: string): TextMatcher {
  const wanted = normalizeSpace(text);
  return {
    test: (_, element) => {
      const pieces = piecesOf(element);
      return pieces.includes(wanted) || (!wanted && !pieces.length);
    },
    smallest: false,
    mayHold: ({normalized}) => normalized.includes(wanted),
  };
}

/** One matcher's answers, each found once. */
export class TextFilter {
  private readonly found_ = new Map<Element, boolean>();

  constructor(private readonly matcher_: TextMatcher, private readonly texts_: ElementTexts) {}

  /** The elements that match in a tree, or below and with an element, in document order. */
  findIn(root: Node): Element[] {
    const elements: Element[] = [];
    this.add(root, elements);
    return elements;
  }

  /** Whether the element has the text, and no smaller one within has it where that counts. */
  matches(element: Element): boolean {
    return this.has(element) && !(this.matcher_.smallest && this.childHas(element));
  }

  /** Whether the element has the text, itself or in what it holds. */
  has(element: Element): boolean {
    let found = this.found_.get(element);
    if (found === undefined) {
      const text = this.texts_.of(element);
      found = text.counts && this.matcher_.test(text, element);
      this.found_.set(element, found);
    }
    return found;
  }

  private add(node: Node, elements: Element[]): void {
    if (isElement(node)) {
      if (this.matcher_.mayHold?.(this.texts_.of(node)) === false)
        return;
      if (this.matches(node))
        elements.push(node);
    }
    for (let child = firstElementIn(node); child; child = nextElement(child))
      this.add(child, elements);
  }

  // A shadow tree counts as a whole.
  private childHas(element: Element): boolean {
    for (let child = firstElementChild(element); child; child = nextElement(child)) {
      if (this.has(child))
        return true;
    }
    const shadow = shadowRoot(element);
    return !!shadow && this.matcher_.test(this.texts_.of(shadow), element);
  }
}

function firstElementIn(node: Node): Element | null {
  if (isElement(node))
    return firstElementChild(node);
  let child = firstChild(node);
  while (child && !isElement(child))
    child = nextSibling(child);
  return child;
}
