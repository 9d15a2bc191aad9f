// Text for the controls that take some.

import {htmlName} from './aria/nodes';
import {isEditable} from './retarget';
import {focus, selectText} from './select_text';
import {announce} from './events';

/** What there is to do, or what was done already. */
export type Fill = {insert: true} | {done: true} | {error: string};

// Of these, the value is set; into the others it is typed.
const picked = new Set(['color', 'date', 'datetime-local', 'month', 'range', 'time', 'week']);
const typed = new Set(['email', 'number', 'password', 'search', 'tel', 'text', 'url']);

/**
 * Sets what can't be typed, and selects what is to be typed over. Inputs drop values that are none of their type's;
 * `refusesMalformed` makes that an error.
 */
export function fill(element: Element, value: string, refusesMalformed: boolean): Fill {
  const name = htmlName(element);
  if (name === 'input')
    return fillInput(element as HTMLInputElement, value, refusesMalformed);
  if (name !== 'textarea' && !isEditable(element))
    return {error: 'Element is not an <input>, <textarea> or [contenteditable] element'};
  selectText(element);
  return {insert: true};
}

function fillInput(input: HTMLInputElement, value: string, refusesMalformed: boolean): Fill {
  const {type} = input;
  if (picked.has(type))
    return pick(input, value.trim(), refusesMalformed);
  if (!typed.has(type))
    return {error: `Input of type "${type}" cannot be filled`};
  if (type === 'number' && isNaN(Number(value)))
    return {error: 'Cannot type text into input[type=number]'};
  selectText(input);
  return {insert: true};
}

function pick(input: HTMLInputElement, value: string, refusesMalformed: boolean): Fill {
  // Colours are written in lower case.
  const wanted = input.type === 'color' ? value.toLowerCase() : value;
  focus(input);
  input.value = wanted;
  if (refusesMalformed && input.value !== wanted)
    return {error: 'Malformed value'};
  announce(input);
  return {done: true};
}
