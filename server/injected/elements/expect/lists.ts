// Assertions about all the elements that a locator finds.

import {attribute} from '../base/tree';
import {ElementTexts} from '../selectors/element_text';
import type {Expectation, Finding} from './matcher';
import {classMatcher, textMatcher, textOf} from './text';
import type {ExpectedText} from './text';

type Matcher = (text: string) => boolean;
type ListMatcher = (elements: readonly Element[], expected: Expectation) => Finding;

export const listMatchers: Record<string, ListMatcher> = {
  'to.have.count': (elements, {expectedNumber}) =>
    ({matches: elements.length === expectedNumber, received: elements.length}),
  'to.have.text.array': matching(textsOf, textMatcher, matchesEach),
  'to.contain.text.array': matching(textsOf, textMatcher, matchesInOrder),
  'to.have.class.array': matching(classesOf, textMatcher, matchesEach),
  'to.contain.class.array': matching(classesOf, classMatcher, matchesEach),
};

function matching(read: (elements: readonly Element[], expected: Expectation) => string[],
    matcher: (expected: ExpectedText) => Matcher,
    compare: (texts: string[], matchers: Matcher[]) => boolean): ListMatcher {
  return (elements, expected) => {
    const received = read(elements, expected);
    return {matches: compare(received, (expected.expectedText ?? []).map(matcher)), received};
  };
}

function textsOf(elements: readonly Element[], expected: Expectation): string[] {
  const texts = new ElementTexts();
  return elements.map(element => textOf(element, expected, texts));
}

function classesOf(elements: readonly Element[]): string[] {
  return elements.map(element => attribute(element, 'class') ?? '');
}

function matchesEach(texts: string[], matchers: Matcher[]): boolean {
  return texts.length === matchers.length && matchers.every((matches, index) => matches(texts[index]!));
}

// What is expected comes in this order, whatever else there is between.
function matchesInOrder(texts: string[], matchers: Matcher[]): boolean {
  let met = 0;
  for (const text of texts) {
    if (met < matchers.length && matchers[met]!(text))
      ++met;
  }
  return met === matchers.length;
}
