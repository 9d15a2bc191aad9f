// What HTML and SVG give elements for a name: HTML Accessibility API Mappings, section "Accessible Name Computations By
// HTML Element", and SVG Accessibility API Mappings.

import {getter, uncurry} from '../../base/primordials';
import {attribute, firstChild, isElement, nextSibling, textContent} from '../base/tree';
import {inputType} from './implicit_roles';
import {htmlName, svgName} from './nodes';

type Labels = NodeListOf<HTMLLabelElement> | null;

const labelsOf: Record<string, (element: unknown) => Labels> = {
  button: getter<Labels>(HTMLButtonElement.prototype, 'labels'),
  input: getter<Labels>(HTMLInputElement.prototype, 'labels'),
  meter: getter<Labels>(HTMLMeterElement.prototype, 'labels'),
  output: getter<Labels>(HTMLOutputElement.prototype, 'labels'),
  progress: getter<Labels>(HTMLProgressElement.prototype, 'labels'),
  select: getter<Labels>(HTMLSelectElement.prototype, 'labels'),
  textarea: getter<Labels>(HTMLTextAreaElement.prototype, 'labels'),
};
const captions: Record<string, string> = {fieldset: 'legend', figure: 'figcaption', table: 'caption'};
const inputValue = getter<string>(HTMLInputElement.prototype, 'value');
const attributeOfNamespace = uncurry(Element.prototype.getAttributeNS) as (
    element: Element, namespace: string, name: string) => string | null;
const xlink = 'http://www.w3.org/1999/xlink';

/** The elements whose contents name `element`, whatever they say, in order. */
export function labelsFor(element: Element): Element[] {
  const name = htmlName(element);
  if (Object.hasOwn(captions, name)) {
    const caption = childWhere(element, child => htmlName(child) === captions[name]);
    return caption ? [caption] : [];
  }
  const ownsText = name === 'input' && ['button', 'reset', 'submit'].includes(inputType(element));
  return Object.hasOwn(labelsOf, name) && !ownsText ? [...labelsOf[name]!(element) ?? []] : [];
}

/** The text that comes from no other element and no tooltip; empty if there is none. */
export function ownText(element: Element): string {
  switch (htmlName(element)) {
    case 'area':
    case 'img': return attribute(element, 'alt') ?? '';
    case 'input': return inputText(element);
    case 'table': return attribute(element, 'summary') ?? '';
    default: return svgText(element);
  }
}

/** The text of last resort, where not even a tooltip names an element. */
export function fallbackText(element: Element): string {
  switch (htmlName(element)) {
    case 'input': return fallbackOfInput(element);
    case 'textarea': return attribute(element, 'placeholder') ?? '';
    default: return '';
  }
}

const typesWithPlaceholder = ['email', 'number', 'password', 'search', 'tel', 'text', 'url'];

function fallbackOfInput(element: Element): string {
  const type = inputType(element);
  if (type === 'image')
    return 'Submit';
  return typesWithPlaceholder.includes(type) ? attribute(element, 'placeholder') ?? '' : '';
}

// What is on a button, in English.
function inputText(element: Element): string {
  switch (inputType(element)) {
    case 'button': return inputValue(element);
    case 'file': return 'Choose File';
    case 'image': return attribute(element, 'alt') ?? '';
    case 'reset': return inputValue(element).trim() || 'Reset';
    case 'submit': return inputValue(element).trim() || 'Submit';
    default: return '';
  }
}

function svgText(element: Element): string {
  const name = svgName(element);
  if (!name)
    return '';
  const title = childWhere(element, child => svgName(child) === 'title');
  return (title && textContent(title)) || (name === 'a' && attributeOfNamespace(element, xlink, 'title')) || '';
}

function childWhere(element: Element, condition: (child: Element) => boolean): Element | null {
  for (let child = firstChild(element); child; child = nextSibling(child)) {
    if (isElement(child) && condition(child))
      return child;
  }
  return null;
}
