// Whether a text is what an assertion expects.

import {innerText} from '../properties';
import {ElementTexts, normalizeSpace} from '../selectors/element_text';
import type {Expectation, Finding} from './matcher';

/** A string or a regular expression, as the wire has it. */
export interface ExpectedText {
  string?: string;
  regexSource?: string;
  regexFlags?: string;
  matchSubstring?: boolean;
  /** Overrules the expression's own flag, either way. */
  ignoreCase?: boolean;
  normalizeWhiteSpace?: boolean;
}

/** What `expected` makes of a text. An expression sees white space as it is. */
export function textMatcher(expected: ExpectedText): (text: string) => boolean {
  if (expected.regexSource !== undefined) {
    const pattern = new RegExp(expected.regexSource, flagsOf(expected));
    return text => {
      pattern.lastIndex = 0;
      return pattern.test(text);
    };
  }
  const normalize = expected.normalizeWhiteSpace ? normalizeSpace : (text: string) => text;
  const fold = expected.ignoreCase ? (text: string) => normalize(text).toLowerCase() : normalize;
  const wanted = fold(expected.string ?? '');
  return expected.matchSubstring ? text => fold(text).includes(wanted) : text => fold(text) === wanted;
}

function flagsOf({regexFlags = '', ignoreCase}: ExpectedText): string {
  const flags = new Set(regexFlags);
  if (ignoreCase)
    flags.add('i');
  else if (ignoreCase === false)
    flags.delete('i');
  return [...flags].join('');
}

/** Whether a `class` attribute has all the classes that `expected` lists. */
export function classMatcher({string = ''}: ExpectedText): (classes: string) => boolean {
  const wanted = tokens(string);
  return classes => {
    const present = new Set(tokens(classes));
    return wanted.every(name => present.has(name));
  };
}

function tokens(text: string): string[] {
  return text.split(/\s+/).filter(token => token);
}

/** Whether `received` is the one text that is expected; an attribute that isn't there, null, is no text. */
export function textFinding(received: string | null, {expectedText}: Expectation): Finding {
  return {matches: received !== null && textMatcher(expectedText![0]!)(received), received};
}

/** What the element says, with what is in open shadow trees; as it is shown, where that is asked for. */
export function textOf(element: Element, {useInnerText}: Expectation, texts = new ElementTexts()): string {
  return (useInnerText ? innerText(element) : undefined) ?? texts.of(element).full;
}
