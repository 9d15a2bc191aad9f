// Computed styles, and the text that CSS adds: CSS Generated Content 3.

import {attribute} from '../base/tree';
import {remembered} from './cache';
import {htmlName} from './nodes';

const computedStyle = getComputedStyle;

export const styleOf: (element: Element) => CSSStyleDeclaration = remembered(element => computedStyle(element));

/** Whether text before and after an element is on one line with its own. */
export function isInline(element: Element): boolean {
  return styleOf(element).display === 'inline' && htmlName(element) !== 'br';
}

/** The text of a pseudo-element, in spaces where it isn't inline. */
export function generatedText(element: Element, which: '::before' | '::after'): string {
  const style = computedStyle(element, which);
  const {content} = style;
  if (content === 'none' || content === 'normal' || content === '')
    return '';
  if (style.display === 'none' || style.visibility !== 'visible')
    return '';
  const text = contentText(content, element);
  return style.display === 'inline' ? text : ` ${text} `;
}

/** The alternative text of an image that CSS puts in the place of an element's contents; empty for other elements. */
export function replacementText(element: Element): string {
  const {content} = styleOf(element);
  return content.startsWith('url(') ? contentText(content, element) : '';
}

// A string; the argument of attr(); the slash before the alternative text; what is no text.
const part = /"((?:[^"\\]|\\[^])*)"|attr\(\s*([^\s,)]+)[^)]*\)|(\/)|[\w-]+\((?:"(?:[^"\\]|\\[^])*"|[^)])*\)|[^\s"/]+/g;

function contentText(content: string, element: Element): string {
  let text = '';
  for (const [, string, name, slash] of content.matchAll(part)) {
    if (slash)
      text = '';
    else if (string !== undefined)
      text += unescaped(string);
    else if (name !== undefined)
      text += attribute(element, name) ?? '';
  }
  return text;
}

// CSS Syntax 3, section "Consume an escaped code point".
function unescaped(string: string): string {
  return string.replace(/\\(?:([0-9a-fA-F]{1,6})\s?|([^]))/g, (_, code: string | undefined, character: string) =>
    code ? String.fromCodePoint(parseInt(code, 16)) : character);
}
