// What there is to be read of a page where an assertion failed.

import {ariaSnapshot} from './aria/aria';
import {queryAll} from './selectors/query';
import type {Selector} from './selectors/selector';
import {isShown} from './states';

/** The snapshot of `element`; of the whole document without it, or where it can't be seen. */
export function readableText(element?: Element): string {
  const text = element && isShown(element) ? ariaSnapshot(element).text : '';
  return text || (document.body ? ariaSnapshot(document.body).text : '');
}

/** Of the first element that a selector finds. */
export function readable(root: Node | null, {selector}: {selector?: Selector}): {snapshot: string} {
  return {snapshot: readableText(selector && queryAll(root ?? document, selector)[0])};
}
