// What each step of a selector does with what the steps before it found.

import {elementOfRef} from '../aria/aria';
import {isElement, rootOf} from '../base/tree';
import {isVisible} from '../box';
import {hasValue, onlyAttribute} from './attribute';
import {parseCss} from './css_parser';
import {labelledElements, labelTexts} from './label';
import {inTreeOrder} from './order';
import {parseRole} from './role';
import type {Search} from './search';
import type {Part, Selector} from './selector';
import {parseInternalText, parseText} from './text_body';
import {TextFilter} from './text_matcher';
import type {TextMatcher} from './text_matcher';
import {queryXPath} from './xpath';

/** What comes out for the nodes that come in; the first step gets the root of the search. */
export type Step = (found: Node[], search: Search) => Node[];

/** Finds what a whole selector finds below `root`. */
export type Query = (root: Node, search: Search) => Element[];

/** Makes a step of its part; throws for a body that can't be parsed. `compile` makes queries of selectors within. */
type Engine = (part: Part, compile: (selector: Selector) => Query) => Step;

const piercing: Record<string, Engine> = {
  'css': ({body}) => {
    const list = parseCss(body);
    return below((root, {css}) => css.query(list, {root, pierces: true}));
  },
  'css:light': ({body}) => {
    const list = parseCss(body);
    return below((root, {css}) => css.query(list, {root, pierces: false}));
  },
  'xpath': ({body}) => below(root => queryXPath(root, body)),
  'text': ({body}) => byText(parseText(body)),
  'internal:text': ({body}) => byText(parseInternalText(body)),
  'id': byAttribute('id'),
  'data-testid': byAttribute('data-testid'),
  'data-test-id': byAttribute('data-test-id'),
  'data-test': byAttribute('data-test'),
  'role': ({body}) => byRole(body, false),
  'internal:role': ({body}) => byRole(body, true),
  'internal:attr': ({body}) => byBracketed(body, 'attribute'),
  'internal:testid': ({body}) => byBracketed(body, 'test id'),
  'internal:label': ({body}) => {
    const {test} = parseInternalText(body);
    return below((root, search) => search.elements(root, labelledElements).filter(
        element => labelTexts(element, search.texts).some(test)));
  },
  'nth': ({body}) => found => nth(found, Number(body)),
  'visible': ({body}) => only(element => isVisible(element) === (body === 'true')),
  'internal:has': ({selector}, compile) => {
    const query = compile(selector!);
    return only((element, search) => query(element, search.from(element)).length > 0);
  },
  'internal:has-not': ({selector}, compile) => {
    const query = compile(selector!);
    return only((element, search) => query(element, search.from(element)).length === 0);
  },
  'internal:has-text': ({body}) => havingText(parseInternalText(body), true),
  'internal:has-not-text': ({body}) => havingText(parseInternalText(body), false),
  'internal:and': ({selector}, compile) => {
    const query = compile(selector!);
    return (found, search) => {
      const both = new Set(found);
      return query(search.root, search).filter(element => both.has(element));
    };
  },
  'internal:or': ({selector}, compile) => {
    const query = compile(selector!);
    return (found, search) => inTreeOrder([...found.filter(isElement), ...query(search.root, search)]);
  },
  'internal:chain': ({selector}, compile) => {
    const query = compile(selector!);
    return below((root, search) => query(root, search.from(root)));
  },
  'internal:describe': () => only(() => true),
  'internal:control': ({body}) => control(body),
  'aria-ref': ({body}) => () => {
    const element = elementOfRef(body);
    return element ? [element] : [];
  },
};

// Of old there were engines that look into no shadow tree; but for CSS they are an error where they find something.
const light = ['text', 'xpath', 'id', 'data-testid', 'data-test-id', 'data-test'].map(
    name => [`${name}:light`, unsupported(piercing[name]!)]);

/** By name; what isn't here is the user's own. */
export const engines: Record<string, Engine> = {...piercing, ...Object.fromEntries(light)};

function unsupported(engine: Engine): Engine {
  return (part, compile) => {
    const step = engine(part, compile);
    return (found, search) => {
      const trees = new Set(found.map(node => rootOf(node)));
      if (step(found, search).some(element => trees.has(rootOf(element))))
        throw new Error(`"${part.engine}" selector is not supported`);
      return [];
    };
  };
}

function below(query: Query): Step {
  return (found, search) => found.length === 1 ? query(found[0]!, search) :
      [...new Set(found.flatMap(node => query(node, search)))];
}

function only(test: (element: Element, search: Search) => boolean): Step {
  return (found, search) => found.filter(node => isElement(node) && test(node, search));
}

function byText(matcher: TextMatcher): Step {
  return (found, search) => {
    const filter = new TextFilter(matcher, search.texts);
    return below(root => search.shadowTrees.from(root).flatMap(tree => filter.findIn(tree)))(found, search);
  };
}

function havingText(matcher: TextMatcher, has: boolean): Step {
  return (found, search) => {
    const filter = new TextFilter(matcher, search.texts);
    return only(element => filter.has(element) === has)(found, search);
  };
}

function byAttribute(name: string): Engine {
  return ({body}) => below((root, search) => search.elements(root, `[${name}=${JSON.stringify(body)}]`));
}

function byRole(body: string, findsParts: boolean): Step {
  const {candidates, matches} = parseRole(body, findsParts);
  return below((root, search) => search.elements(root, candidates).filter(matches));
}

function byBracketed(body: string, what: string): Step {
  const attribute = onlyAttribute(body, what);
  return below((root, search) => search.elements(root, `[${attribute.name}]`).filter(
      element => hasValue(element, attribute)));
}

// Not counted from the end: what lies between two elements rounds down.
function nth(found: Node[], index: number): Node[] {
  const node = Number.isInteger(index) ? found.at(index) : found[Math.floor(index)];
  return node ? [node] : [];
}

function control(body: string): Step {
  switch (body) {
    case 'component': return only(() => true);
    case 'enter-frame':
    case 'return-empty': return () => [];
    default: throw new Error(`Internal error, unknown internal:control selector ${body}`);
  }
}
