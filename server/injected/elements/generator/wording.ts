// How much of a text a selector quotes.

import {normalizeSpace} from '../selectors/element_text';

const longest = 80;
// A text longer than this is told by its first words.
const short = 30;

/** What is worth quoting of a text, the best first: its first words, or without the number at one end; then all of it. */
export function wordings(text: string): string[] {
  const whole = normalizeSpace(text).slice(0, longest);
  const part = whole.length > short ? firstWords(whole) : withoutNumber(whole);
  return [...new Set([part, whole])].filter(wording => wording);
}

// Nothing where the first word is longer.
function firstWords(text: string): string {
  let end = 0;
  for (const {index} of text.matchAll(/\b/g)) {
    if (index <= short)
      end = index;
  }
  return text.slice(0, end).trim();
}

function withoutNumber(text: string): string {
  const rest = text.replace(/^\d[\d.,]*\b\s*/, '');
  return rest === text ? text.replace(/\s*\b\d[\d.,]*$/, '') : rest;
}
