// The text of an element as selectors see it: what its shadow tree says included, scripts and styles left out.

import {getter} from '../../base/primordials';
import {
  firstChild, isElement, matchesSelector, nextSibling, nodeName, nodeType, nodeValue, parentNode, queryNatively, rootOf,
  shadowRoot, textContent,
} from '../base/tree';
import {hostsIn} from './shadow_trees';

const textNode = 3;
const silent = new Set(['SCRIPT', 'NOSCRIPT', 'STYLE', 'HEAD']);
// Where an element's text is not what its descendants say, shadow trees aside.
const special = 'script, noscript, style, head, head > *, input';

const inputType = getter<string>(HTMLInputElement.prototype, 'type');
const inputValue = getter<string>(HTMLInputElement.prototype, 'value');
const buttons = new Set(['submit', 'button', 'reset']);

const unnormalized = /^\s|\s$|[^\S ]|\s\s|[\u200b\u00ad]/;

/** White space collapsed and trimmed, characters that nobody sees dropped. */
export function normalizeSpace(text: string): string {
  return unnormalized.test(text) ? text.replace(/[\u200b\u00ad]/g, '').trim().replace(/\s+/g, ' ') : text;
}

/** A text as it is in the document, and as people read it. */
export class ReadText {
  private normalized_: string | undefined;

  /** `counts`: whether it is meant to be read; a script's is not. */
  constructor(readonly full: string, readonly counts = true) {}

  get normalized(): string {
    return this.normalized_ ??= normalizeSpace(this.full);
  }

  get lowerCase(): string {
    return this.normalized.toLowerCase();
  }
}

/** The pieces of text between an element's child elements, normalized. */
export function piecesOf(element: Element): string[] {
  const value = buttonValue(element);
  if (value !== undefined)
    return [normalizeSpace(value)];
  const pieces: string[] = [];
  let piece = '';
  const end = () => {
    if (piece)
      pieces.push(normalizeSpace(piece));
    piece = '';
  };
  for (let child = firstChild(element); child; child = nextSibling(child)) {
    if (isElement(child))
      end();
    else if (nodeType(child) === textNode)
      piece += nodeValue(child);
  }
  end();
  return pieces;
}

const uncounted = new ReadText('', false);

/** Texts of elements, each read once: good for as long as the page doesn't run. */
export class ElementTexts {
  private readonly texts_ = new Map<Node, ReadText>();
  private readonly searched_ = new Set<Node>();
  // What holds something special, itself or further down.
  private readonly special_ = new Set<Node>();

  of(node: Element | ShadowRoot): ReadText {
    let text = this.texts_.get(node);
    if (!text)
      this.texts_.set(node, text = this.read(node));
    return text;
  }

  // The browser is faster at it where nothing is special.
  private read(node: Element | ShadowRoot): ReadText {
    if (!this.isSpecial(node))
      return new ReadText(textContent(node) ?? '');
    if (!isElement(node))
      return new ReadText(this.contents(node));
    return isSilent(node) ? uncounted : new ReadText(buttonValue(node) ?? this.contents(node));
  }

  private contents(node: Node): string {
    let text = '';
    for (let child = firstChild(node); child; child = nextSibling(child)) {
      if (isElement(child))
        text += this.of(child).full;
      else if (nodeType(child) === textNode)
        text += nodeValue(child);
    }
    const shadow = isElement(node) ? shadowRoot(node) : null;
    return shadow ? text + this.of(shadow).full : text;
  }

  private isSpecial(node: Node): boolean {
    const root = rootOf(node);
    if (!this.searched_.has(root)) {
      this.searched_.add(root);
      this.markSpecial(root);
    }
    return this.special_.has(node);
  }

  private markSpecial(root: Node): void {
    const mark = (element: Element) => {
      for (let node: Node | null = element; node && !this.special_.has(node); node = parentNode(node))
        this.special_.add(node);
    };
    const marked = queryNatively(root, special);
    for (let i = 0; i < marked.length; ++i)
      mark(marked[i]!);
    for (const host of hostsIn(root))
      mark(host);
    if (isElement(root) && matchesSelector(root, special))
      mark(root);
  }
}

// Nothing in the document's head is, either.
function isSilent(element: Element): boolean {
  const parent = parentNode(element);
  return silent.has(nodeName(element)) || (!!parent && nodeName(parent) === 'HEAD');
}

function buttonValue(element: Element): string | undefined {
  return nodeName(element) === 'INPUT' && buttons.has(inputType(element)) ? inputValue(element) : undefined;
}
