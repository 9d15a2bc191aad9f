// How a DOM node looks in a message: `<button class="primary">Save</button>`, `#text=hello`.

import {isElement, isNode} from '../values/kinds';

const maxAttributes = 500;
const maxText = 50;

const voidElements = new Set([
  'AREA', 'BASE', 'BR', 'COL', 'EMBED', 'HR', 'IMG', 'INPUT', 'LINK', 'META', 'PARAM', 'SOURCE', 'TRACK', 'WBR',
]);

/** One line about a node; empty for anything else. */
export function preview(value: unknown): string {
  if (!isNode(value))
    return '';
  if (isElement(value))
    return oneLine(previewElement(value));
  return value.nodeType === Node.TEXT_NODE ? oneLine(`#text=${value.nodeValue ?? ''}`) : oneLine(value.nodeName);
}

function previewElement(element: Element): string {
  const name = element.nodeName.toLowerCase();
  const open = `<${name}${shorten(previewAttributes(element.attributes), maxAttributes)}`;
  return voidElements.has(element.nodeName) ? `${open}/>` : `${open}>${previewContent(element)}</${name}>`;
}

function previewAttributes(attributes: NamedNodeMap): string {
  const texts: string[] = [];
  for (let i = 0; i < attributes.length; ++i) {
    const {name, value} = attributes[i]!;
    if (name !== 'style')
      texts.push(value ? ` ${name}="${value}"` : ` ${name}`);
  }
  // Short ones first: they tell more per character, and a long one is cut at the end.
  return texts.sort((a, b) => a.length - b.length).join('');
}

// Children are left to the imagination, but for a few words of text.
function previewContent(element: Element): string {
  if (element.firstElementChild)
    return '…';
  return shorten(element.textContent ?? '', maxText);
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function oneLine(text: string): string {
  return text.replace(/\n/g, '↵').replace(/\t/g, '⇆');
}
