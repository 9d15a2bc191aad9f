// Patterns in the place of texts whose numbers are likely to be others the next time.

// Sizes, times, numbers with separators and fractions, and numbers of more than one digit.
const changing: [RegExp, string][] = [
  [/\b[\d,.]+[bkmBKM]+\b/y, '[\\d,.]+[bkmBKM]+'],
  [/\b\d+[hmsp]+\b/y, '\\d+[hmsp]+'],
  [/\b[\d,.]+[hmsp]+\b/y, '[\\d,.]+[hmsp]+'],
  [/\b\d+,\d+\b/y, '\\d+,\\d+'],
  [/\b(?:\d+\.\d{2,}|\d{2,}\.\d+)\b/y, '\\d+\\.\\d+'],
  [/\b\d{2,}\b/y, '\\d+'],
];

/** A pattern that fits `text` with other numbers in it, between slashes; null if there is nothing in it that changes. */
export function patternFor(text: string): string | null {
  let source = '';
  let isChanging = false;
  for (let at = 0; at < text.length;) {
    const number = numberAt(text, at);
    isChanging ||= !!number;
    source += number ? number.pattern : text[at]!.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    at += number?.length ?? 1;
  }
  return isChanging ? `/${source}/` : null;
}

function numberAt(text: string, at: number): {length: number; pattern: string} | null {
  for (const [expression, pattern] of changing) {
    expression.lastIndex = at;
    const found = expression.exec(text);
    if (found)
      return {length: found[0].length, pattern};
  }
  return null;
}
