// How a node looks in a message: `<button class="primary">Save</button>`, `#text=hello`. Called in the page's own world:
// what it asks of a node it asks with the browser's own functions.

import {
  arrayIncludes, arrayJoin, charCodeAt, getter, indexOf, lowerCase, push, slice, uncurry,
} from '../base/primordials';
import {isElement, isNode} from '../values/kinds';

const longestAttributes = 500;
const longestText = 50;
// An element with more than so many pieces of text shows none of them.
const mostTexts = 5;
const textNode = 3;

// Whether they are there is all they say.
const flags = ['checked', 'disabled', 'multiple', 'readonly', 'selected'];
// Elements without an end tag, in HTML as it is and as it was.
const voidElements = [
  'area', 'base', 'br', 'col', 'command', 'embed', 'hr', 'img', 'input', 'keygen', 'link', 'menuitem', 'meta', 'param',
  'source', 'track', 'wbr',
];

const sort = uncurry(Array.prototype.sort) as <T>(list: T[], compare: (a: T, b: T) => number) => T[];

// Workers have no nodes.
const dom = globalThis.Node && {
  nodeName: getter<string>(Node.prototype, 'nodeName'),
  nodeType: getter<number>(Node.prototype, 'nodeType'),
  nodeValue: getter<string | null>(Node.prototype, 'nodeValue'),
  firstChild: getter<Node | null>(Node.prototype, 'firstChild'),
  nextSibling: getter<Node | null>(Node.prototype, 'nextSibling'),
  namespace: getter<string | null>(Element.prototype, 'namespaceURI'),
  attributes: getter<NamedNodeMap>(Element.prototype, 'attributes'),
  attributeCount: getter<number>(NamedNodeMap.prototype, 'length'),
  attribute: uncurry(NamedNodeMap.prototype.item) as (self: NamedNodeMap, index: number) => Attr,
  attributeName: getter<string>(Attr.prototype, 'name'),
  attributeValue: getter<string>(Attr.prototype, 'value'),
};

/** One line about a node; empty for anything else. */
export function preview(value: unknown): string {
  if (!isNode(value))
    return '';
  if (isElement(value))
    return oneLine(elementPreview(value));
  if (dom.nodeType(value) === textNode)
    return oneLine(`#text=${dom.nodeValue(value) ?? ''}`);
  return oneLine(`<${lowerCase(dom.nodeName(value))} />`);
}

function elementPreview(element: Element): string {
  const name = lowerCase(dom.nodeName(element));
  const start = `<${name}${shorten(attributesPreview(element), longestAttributes)}`;
  return isVoid(element, name) ? `${start}/>` : `${start}>${contentPreview(element)}</${name}>`;
}

function isVoid(element: Element, name: string): boolean {
  return dom.namespace(element) === 'http://www.w3.org/1999/xhtml' && arrayIncludes(voidElements, name);
}

// The shortest first, so that what is cut off is the end of the longest. Styles tell little about what an element is.
function attributesPreview(element: Element): string {
  const attributes = dom.attributes(element);
  const texts: string[] = [];
  for (let i = 0; i < dom.attributeCount(attributes); ++i) {
    const attribute = dom.attribute(attributes, i);
    const name = dom.attributeName(attribute);
    const value = dom.attributeValue(attribute);
    if (name !== 'style')
      push(texts, value === '' && arrayIncludes(flags, name) ? ` ${name}` : ` ${name}="${value}"`);
  }
  return arrayJoin(sort(texts, (a, b) => a.length - b.length), '');
}

// Text, when it is all there is and not in too many pieces.
function contentPreview(element: Element): string {
  let text = '';
  let count = 0;
  for (let child = dom.firstChild(element); child; child = dom.nextSibling(child)) {
    if (++count > mostTexts || dom.nodeType(child) !== textNode)
      return '…';
    text += dom.nodeValue(child) ?? '';
  }
  return shorten(text, longestText);
}

// At most `length` characters: one that UTF-16 writes as two units counts once and stays whole.
function shorten(text: string, length: number): string {
  let characters = 0;
  let cut = 0;
  for (let i = 0; i < text.length; i += isPair(text, i) ? 2 : 1) {
    if (++characters === length)
      cut = i;
    if (characters > length)
      return `${slice(text, 0, cut)}…`;
  }
  return text;
}

function isPair(text: string, index: number): boolean {
  const high = charCodeAt(text, index);
  const low = charCodeAt(text, index + 1);
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

function oneLine(text: string): string {
  return replaceAll(replaceAll(text, '\n', '↵'), '\t', '⇆');
}

// The string's own method asks the page for `Symbol.replace`.
function replaceAll(text: string, part: string, replacement: string): string {
  let result = '';
  let start = 0;
  for (let at = indexOf(text, part, start); at >= 0; at = indexOf(text, part, start)) {
    result += slice(text, start, at) + replacement;
    start = at + 1;
  }
  return result + slice(text, start);
}
