// How much of a text a selector quotes.

import {normalizeSpace} from '../selectors/element_text';

const longest = 80;
// A text longer than this is told by its first words.
const short = 30;

/** What is worth quoting of a text, the best first: its first words, it without the number at one end, all of it. */
export function wordings(text: string): string[] {
  const whole = normalizeSpace(text).slice(0, longest);
  return [...new Set([firstWords(whole), withoutNumber(whole), whole])].filter(wording => wording);
}

// Nothing where that is the whole text, or the first word is longer.
function firstWords(text: string): string {
  let end = 0;
  for (const {index} of text.length > short ? text.matchAll(/\b/g) : []) {
    if (index < short)
      end = index;
  }
  return text.slice(0, end).trim();
}

function withoutNumber(text: string): string {
  const rest = text.replace(/^\d[\d.,]*\b\s*/, '');
  return rest === text ? text.replace(/\s*\b\d[\d.,]*$/, '') : rest;
}
