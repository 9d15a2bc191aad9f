// The DOM as it was before the page could change it. A worker has none of it.

import {apply, getOwnPropertyDescriptor, getPrototypeOf, getter, global, uncurry} from './primordials';

type Method<This, Args extends unknown[], Result> = (self: This, ...args: Args) => Result;
type AnyFunction = (...args: never[]) => unknown;

function prototypeOf(name: string): object {
  return (global as unknown as Record<string, {prototype: object} | undefined>)[name]?.prototype ?? {};
}

// Browsers don't agree on the interface that an inherited member belongs to.
function definerOf(owner: string, name: string): object {
  let prototype: object | null = prototypeOf(owner);
  while (prototype && !getOwnPropertyDescriptor(prototype, name))
    prototype = getPrototypeOf(prototype);
  return prototype ?? {};
}

function method<This, Args extends unknown[], Result>(owner: string, name: string): Method<This, Args, Result> {
  return uncurry(getOwnPropertyDescriptor(prototypeOf(owner), name)?.value as (this: This, ...args: Args) => Result);
}

function setter<This, Value>(owner: string, name: string): (self: This, value: Value) => void {
  const set = getOwnPropertyDescriptor(prototypeOf(owner), name)?.set as AnyFunction;
  return (self, value) => {
    apply(set, self, [value] as never);
  };
}

const getDocument = getOwnPropertyDescriptor(global, 'document')?.get as (() => Document) | undefined;
/** Asked for anew each time: a window may serve two, one after the other. Not to be called in a worker. */
export function currentDocument(): Document {
  return apply(getDocument!, global, []);
}

export const documentElementOf = getter<Element | null>(prototypeOf('Document'), 'documentElement');
export const headOf = getter<HTMLHeadElement | null>(prototypeOf('Document'), 'head');
export const doctypeOf = getter<DocumentType | null>(prototypeOf('Document'), 'doctype');
export const titleOf = getter<string>(prototypeOf('Document'), 'title');
export const ownerDocumentOf = getter<Document | null>(prototypeOf('Node'), 'ownerDocument');
export const outerHTMLOf = getter<string>(prototypeOf('Element'), 'outerHTML');
export const openDocument = method<Document, [], Document>('Document', 'open');
export const writeDocument = method<Document, [string], void>('Document', 'write');
export const closeDocument = method<Document, [], void>('Document', 'close');
export const targetRangesOf = method<InputEvent, [], StaticRange[]>('InputEvent', 'getTargetRanges');
export const startContainerOf = getter<Node>(definerOf('StaticRange', 'startContainer'), 'startContainer');
export const createElement = method<Document, [string], HTMLElement>('Document', 'createElement');
export const createTextNode = method<Document, [string], Text>('Document', 'createTextNode');
export const appendChild = method<Node, [Node], Node>('Node', 'appendChild');
export const setScriptType = setter<HTMLScriptElement, string>('HTMLScriptElement', 'type');
export const setScriptURL = setter<HTMLScriptElement, string>('HTMLScriptElement', 'src');
export const setScriptText = setter<HTMLScriptElement, string>('HTMLScriptElement', 'text');
export const setLinkRelation = setter<HTMLLinkElement, string>('HTMLLinkElement', 'rel');
export const setLinkURL = setter<HTMLLinkElement, string>('HTMLLinkElement', 'href');
export const addEventListener =
    method<EventTarget, [string, (event: Event) => void], void>('EventTarget', 'addEventListener');
export const removeEventListener =
    method<EventTarget, [string, (event: Event) => void], void>('EventTarget', 'removeEventListener');
export const violatedDirectiveOf = getter<string>(prototypeOf('SecurityPolicyViolationEvent'), 'effectiveDirective');
export const blockedURIOf = getter<string>(prototypeOf('SecurityPolicyViolationEvent'), 'blockedURI');
