// One look at what an assertion is about. Looking again until it holds is the driver's business.

import {withCache} from '../aria/cache';
import {preview} from '../../utility/preview';
import {documentElement, ownerDocument} from '../base/tree';
import type {Selector} from '../selectors/selector';
import {find, findAll} from '../targets';
import type {Resolved, Unfound} from '../targets';
import {serialize} from '../../values/serialize';
import type {SerializedValue} from '../../values/wire';
import {documentMatchers} from './document';
import {elementMatchers} from './element';
import {listMatchers} from './lists';
import type {Expectation, Finding} from './matcher';

export interface ExpectRequest extends Expectation {
  /** Missing where the assertion is about the page. */
  selector?: Selector;
  /** As the wire has it: `to.have.text` … */
  expression: string;
}

/** What was found, and whether it is what the assertion says, `isNot` left aside. */
export interface Look {
  matches: boolean;
  received?: SerializedValue;
  /** How a log shows what was received. */
  shown?: string;
  /** Of an assertion about a list. */
  count?: number;
  resolved?: Resolved;
}

// What these say of an element that isn't there. Others hold as little as their opposite.
const ofMissing: Record<string, boolean> = {
  'to.be.attached': false,
  'to.be.detached': true,
  'to.be.visible': false,
  'to.be.hidden': true,
  'to.be.in.viewport': false,
};

/** `missing` without `matches`: neither the assertion holds nor its opposite. */
export async function expectation(root: Node | null, request: ExpectRequest):
    Promise<Look | Unfound & {matches?: boolean} | {error: string}> {
  const {selector, expression} = request;
  const unknown = {error: `Unknown expect matcher: ${expression}`};
  if (!selector) {
    const page = root ? ownerDocument(root) ?? root as Document : document;
    const outermost = documentElement(page);
    return {
      ...look(documentMatchers[expression]?.(page, request) ?? unknown),
      ...(outermost ? {resolved: {preview: preview(outermost), count: 1}} : {}),
    };
  }
  const onList = listMatchers[expression];
  if (onList) {
    const elements = findAll(root, selector);
    return {...look(withCache(() => onList(elements, request))), count: elements.length};
  }
  const found = find(root, {selector, strict: true});
  if (!('node' in found))
    return 'missing' in found && expression in ofMissing ? {...found, matches: ofMissing[expression]!} : found;
  const element = found.node as Element;
  // Clients up to 1.53 ask the root element what they want to know of its page.
  const ofElement = elementMatchers[expression];
  const finding = ofElement ? await ofElement(element, request) :
    documentMatchers[expression]?.(ownerDocument(element)!, request) ?? unknown;
  return {...look(finding), resolved: found.resolved!};
}

function look(finding: Finding): Look | {error: string} {
  if ('error' in finding)
    return finding;
  const {matches, received, shown = shownOf(received)} = finding;
  return {matches, received: serialize(received, 'result'), ...(Array.isArray(received) ? {} : {shown})};
}

// Without asking the page's own objects.
function shownOf(received: unknown): string {
  if (typeof received === 'object' && received !== null)
    return received instanceof Date || received instanceof RegExp ? String(received) : '[object Object]';
  return typeof received === 'function' || typeof received === 'symbol' ? 'undefined' : String(received);
}
