// What there is to be read of a page where an assertion failed.

import {ariaSnapshot} from './aria/aria';
import {queryAll} from './selectors/query';
import type {Selector} from './selectors/selector';
import {isShown} from './states';

/** The snapshot of the first element that a selector finds; of the whole document where that can't be seen. */
export function readable(root: Node | null, {selector}: {selector?: Selector}): {snapshot: string} {
  const element = selector && queryAll(root ?? document, selector)[0];
  const text = element && isShown(element) ? ariaSnapshot(element).text : '';
  return {snapshot: text || (document.body ? ariaSnapshot(document.body).text : '')};
}
