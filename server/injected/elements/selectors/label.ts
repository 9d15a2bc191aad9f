// Which texts label an element, for `internal:label=`.

import {getter} from '../../base/primordials';
import {referenced} from '../aria/nodes';
import {attribute, localName} from '../base/tree';
import {ReadText} from './element_text';
import type {ElementTexts} from './element_text';

type Labels = ArrayLike<Element> | null;

const labels: Partial<Record<string, (element: unknown) => Labels>> = {
  button: getter<Labels>(HTMLButtonElement.prototype, 'labels'),
  input: getter<Labels>(HTMLInputElement.prototype, 'labels'),
  meter: getter<Labels>(HTMLMeterElement.prototype, 'labels'),
  output: getter<Labels>(HTMLOutputElement.prototype, 'labels'),
  progress: getter<Labels>(HTMLProgressElement.prototype, 'labels'),
  select: getter<Labels>(HTMLSelectElement.prototype, 'labels'),
  textarea: getter<Labels>(HTMLTextAreaElement.prototype, 'labels'),
};

/** What may be labelled. */
export const labelledElements = `${Object.keys(labels).join(', ')}, [aria-labelledby], [aria-label]`;

/** Each label's text by itself: of the elements aria-labelledby refers to, else aria-label, else the label elements. */
export function labelTexts(element: Element, texts: ElementTexts): ReadText[] {
  const labelling = referenced(element, 'aria-labelledby') ?? [];
  if (labelling.length)
    return labelling.map(label => texts.of(label));
  const text = attribute(element, 'aria-label');
  if (text?.trim())
    return [new ReadText(text)];
  return labelElements(element).map(label => texts.of(label));
}

// An element of another namespace may have the name of one that has labels.
function labelElements(element: Element): Element[] {
  try {
    return Array.from(labels[localName(element)]?.(element) ?? []);
  } catch {
    return [];
  }
}
