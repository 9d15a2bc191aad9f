// One look at what an assertion is about. Looking again until it holds is the driver's business.

import {withCache} from '../aria/cache';
import {preview} from '../../utility/preview';
import {documentElement, ownerDocument} from '../base/tree';
import {readableText} from '../readable';
import type {Selector} from '../selectors/selector';
import {find, findAll} from '../targets';
import type {Resolved} from '../targets';
import type {Violation} from '../selectors/query';
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
  /** It is to fail. */
  isNot?: boolean;
  /** Whether what doesn't hold comes with what there is to be read. */
  reads?: boolean;
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
  /** What there is to be read of the element, or of the document without it. */
  snapshot?: string;
}

/** There is no such element. Without `matches`, neither the assertion holds nor its opposite. */
export interface Absence {
  absent: true;
  matches?: boolean;
  snapshot?: string;
}

// What these say of an element that isn't there. Others hold as little as their opposite.
const ofMissing: Record<string, boolean> = {
  'to.be.attached': false,
  'to.be.detached': true,
  'to.be.visible': false,
  'to.be.hidden': true,
  'to.be.in.viewport': false,
};

export async function expectation(root: Node | null, request: ExpectRequest):
    Promise<Look | Absence | {violation: Violation} | {error: string}> {
  const {selector, expression} = request;
  const unknown = {error: `Unknown expect matcher: ${expression}`};
  if (!selector) {
    const page = root ? ownerDocument(root) ?? root as Document : document;
    const outermost = documentElement(page);
    return withReading({
      ...look(documentMatchers[expression]?.(page, request) ?? unknown),
      ...(outermost ? {resolved: {preview: preview(outermost), count: 1}} : {}),
    }, request);
  }
  const onList = listMatchers[expression];
  if (onList) {
    const elements = findAll(root, selector);
    return {...look(withCache(() => onList(elements, request))), count: elements.length};
  }
  const found = find(root, {selector, strict: true});
  if ('violation' in found)
    return found;
  if ('missing' in found)
    return withReading({absent: true, ...(expression in ofMissing && {matches: ofMissing[expression]!})}, request);
  const element = found.node as Element;
  // Clients up to 1.53 ask the root element what they want to know of its page.
  const ofElement = elementMatchers[expression];
  const finding = ofElement ? await ofElement(element, request) :
    documentMatchers[expression]?.(ownerDocument(element)!, request) ?? unknown;
  return withReading({...look(finding), resolved: found.resolved!}, request, element);
}

// What is received of a snapshot says it all.
function withReading<T extends Look | Absence | {error: string}>(seen: T, request: ExpectRequest, element?: Element): T {
  const {expression, isNot = false, reads} = request;
  const holds = 'matches' in seen && seen.matches === !isNot;
  const isRead = element && expression === 'to.match.aria';
  return !reads || holds || 'error' in seen || isRead ? seen : {...seen, snapshot: readableText(element)};
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
