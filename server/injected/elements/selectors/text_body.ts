// The bodies of the text engines: `"exact"`, `/pattern/i`, anything else.

import {containing, equalTo, matching, withPiece} from './text_matcher';
import type {PlainTextMatcher, TextMatcher} from './text_matcher';

/** Of `text=`: what is quoted is a piece of text, a backslash in it quotes one character. */
export function parseText(body: string): TextMatcher {
  const pattern = parsePattern(body);
  if (pattern)
    return matching(pattern);
  const text = body.trim();
  const quote = text[0];
  if (text.length > 1 && (quote === '"' || quote === "'") && text.endsWith(quote))
    return withPiece(text.slice(1, -1).replace(/\\(.)/gs, '$1'));
  return containing(text);
}

/**
 * Of `internal:text=` and its like: a JSON string, whole; where `i` follows, a part in any case. Throws what JSON.parse
 * throws.
 */
export function parseInternalText(body: string): PlainTextMatcher {
  const pattern = parsePattern(body);
  if (pattern)
    return matching(pattern);
  const text = body.trim();
  if (/^".*"i$/s.test(text))
    return containing(JSON.parse(text.slice(0, -1)) as string);
  if (/^".*"s$/s.test(text))
    return equalTo(JSON.parse(text.slice(0, -1)) as string);
  if (/^(?:".*"|'.*')$/s.test(text))
    return equalTo(JSON.parse(text) as string);
  return containing(text);
}

// Throws the SyntaxError of a pattern that is none.
function parsePattern(body: string): RegExp | undefined {
  const text = body.trim();
  const end = text.lastIndexOf('/');
  return text[0] === '/' && end > 0 && /^[a-z]*$/.test(text.slice(end + 1)) ?
      new RegExp(text.slice(1, end), text.slice(end + 1)) : undefined;
}
