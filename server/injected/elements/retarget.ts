// The element that is meant where a user names a part of it: the text of a label, the icon in a button.

import {getter} from '../base/primordials';
import {htmlName} from './aria/nodes';
import {matchesSelector, parentAcrossShadow} from './base/tree';

const controlOfLabel = getter<HTMLElement | null>(HTMLLabelElement.prototype, 'control');
const isEditingHost = getter<boolean>(HTMLElement.prototype, 'isContentEditable');

// What is a control by itself, whatever stands around it.
const fields = 'input, textarea, select';
const buttons = 'button, [role=button], [role=checkbox], [role=radio]';
// What a label may hold beside its text.
const interactive = `a, ${fields}, ${buttons}, [role=link]`;

/** The first of `element` and what it is in, across the edges of shadow trees, that `selector` matches. */
function closest(element: Element, selector: string): Element | null {
  for (let current: Element | null = element; current; current = parentAcrossShadow(current)) {
    if (matchesSelector(current, selector))
      return current;
  }
  return null;
}

/**
 * The control whose state `element` shares: the button that it is in, or the control of the label that it is in;
 * otherwise the element itself.
 */
export function controlFor(element: Element): Element {
  const isField = isEditable(element) || matchesSelector(element, fields);
  const button = isField ? element : closest(element, buttons) ?? element;
  if (isEditable(button) || matchesSelector(button, interactive))
    return button;
  return labelledControl(button) ?? button;
}

/** The button or link that `element` is in, which gets the clicks for all of it; otherwise the element itself. */
export function clickedFor(element: Element): Element {
  return closest(element, 'button, [role=button], a, [role=link]') ?? element;
}

/** Whether its contents can be edited, as its own or an ancestor's contenteditable says. */
export function isEditable(element: Element): boolean {
  return htmlName(element) !== '' && isEditingHost(element);
}

function labelledControl(element: Element): Element | null {
  const label = closest(element, 'label');
  return label && htmlName(label) === 'label' ? controlOfLabel(label) : null;
}
