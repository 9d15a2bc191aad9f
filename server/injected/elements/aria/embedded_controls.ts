// The value of a control within what names another: Accessible Name Computation 1.2, step 2C.

import {getter} from '../../base/primordials';
import {attribute} from '../base/tree';
import {flatDescendants, htmlName} from './nodes';
import {roleOf} from './roles';
import {selectedOf} from './states';

const inputValue = getter<string>(HTMLInputElement.prototype, 'value');
const textareaValue = getter<string>(HTMLTextAreaElement.prototype, 'value');
const selectedOptions = getter<HTMLCollectionOf<HTMLOptionElement>>(HTMLSelectElement.prototype, 'selectedOptions');

/** What a control holds: a text, or the elements whose contents it is; null for what is none. */
export function embeddedValue(element: Element): string | Element[] | null {
  switch (roleOf(element)) {
    case 'searchbox':
    case 'textbox': return typedValue(element) ?? [element];
    case 'combobox':
    case 'listbox':
    case 'menu': return typedValue(element) ?? chosen(element);
    case 'meter':
    case 'progressbar':
    case 'scrollbar':
    case 'slider':
    case 'spinbutton':
      return attribute(element, 'aria-valuetext') ?? attribute(element, 'aria-valuenow') ?? typedValue(element) ??
          attribute(element, 'value') ?? '';
    default: return null;
  }
}

/** What is in a text field or another input; null for what is none. */
export function typedValue(element: Element): string | null {
  switch (htmlName(element)) {
    case 'input': return inputValue(element);
    case 'textarea': return textareaValue(element);
    default: return null;
  }
}

function chosen(element: Element): Element[] {
  if (htmlName(element) === 'select')
    return [...selectedOptions(element)];
  return roleOf(element) === 'listbox' ? flatDescendants(element).filter(selectedOf) : [];
}
