// Focus and selections.

import {uncurry} from '../base/primordials';
import {htmlName} from './aria/nodes';
import {rootOf} from './base/tree';
import {rangeOf} from './box';
import {windowOf} from './frames';
import {activeElementIn} from './properties';

interface Focusable {
  focus(): void;
  blur(): void;
}

const focusHtml = uncurry(HTMLElement.prototype.focus as Focusable['focus']);
const blurHtml = uncurry(HTMLElement.prototype.blur);

/** Gives the element the focus, if it takes it. */
export function focus(element: Element): void {
  if (htmlName(element))
    focusHtml(element as HTMLElement);
  else
    (element as unknown as Partial<Focusable>).focus?.();
}

export function blur(element: Element): void {
  if (htmlName(element))
    blurHtml(element as HTMLElement);
  else
    (element as unknown as Partial<Focusable>).blur?.();
}

/** As `focus`; where that gives the focus to an input anew, what is typed comes before what it holds. */
export function focusAtStart(element: Element): void {
  const before = activeElementIn(rootOf(element));
  focus(element);
  if (htmlName(element) === 'input' && before !== element) {
    try {
      (element as HTMLInputElement).setSelectionRange(0, 0);
    } catch {
      // Not all types of inputs have selections.
    }
  }
}

/** Selects all that the element says, and gives it the focus. */
export function selectText(element: Element): void {
  const name = htmlName(element);
  if (name === 'input' || name === 'textarea')
    (element as HTMLInputElement | HTMLTextAreaElement).select();
  else
    selectContents(element);
  focus(element);
}

function selectContents(element: Element): void {
  const selection = windowOf(element)?.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(rangeOf(element));
}
