// The pseudo-classes that are ours: what Selectors Level 4 says of `:is()` and its like, across shadow trees, and texts,
// visibility and layout.

import {boundingBox} from '../base/tree';
import {isVisible} from '../box';
import type {CssMatcher, Scope} from './css_matcher';
import {isComplex} from './css_syntax';
import type {Argument, Complex} from './css_syntax';
import {defaultDistances, layouts} from './layout';
import type {Layout} from './layout';
import {containing, matching, TextFilter, withPiece} from './text_matcher';
import type {TextMatcher} from './text_matcher';

export interface PseudoClassRule {
  matches(matcher: CssMatcher, element: Element, args: Argument[], scope: Scope): boolean;
  /** What matches below the scope's root, where that is quickly told without asking each element. */
  query?(matcher: CssMatcher, args: Argument[], scope: Scope): Element[];
}

const anyOf: PseudoClassRule = {
  matches: (matcher, element, args, scope) => matcher.matches(element, listOf('is', args), scope),
  query: (matcher, args, scope) => matcher.query(listOf('is', args), scope),
};

const light: PseudoClassRule = {
  matches: (matcher, element, args, scope) => anyOf.matches(matcher, element, args, {...scope, pierces: false}),
  query: (matcher, args, scope) => anyOf.query!(matcher, args, {...scope, pierces: false}),
};

/** By name. */
export const pseudoClasses: Record<string, PseudoClassRule> = {
  'is': anyOf,
  'where': anyOf,
  light,
  'not': {matches: (matcher, element, args, scope) => !matcher.matches(element, listOf('not', args), scope)},
  'has': {
    matches: (matcher, element, args, scope) =>
      matcher.query(listOf('has', args), {root: element, pierces: scope.pierces}).length > 0,
  },
  'scope': {
    matches: (matcher, element, args, scope) => {
      expectNone('scope', args);
      return element === matcher.scopeElement(scope);
    },
  },
  'visible': {
    matches: (_, element, args) => {
      expectNone('visible', args);
      return isVisible(element);
    },
  },
  'nth-match': {
    matches: (matcher, element, args, scope) => nthOf(matcher, args, scope)[0] === element,
    query: nthOf,
  },
  'text': textClass(args => containing(onlyText('text', args))),
  'text-is': textClass(args => withPiece(onlyText('text-is', args))),
  'text-matches': textClass(args => matching(patternOf(args))),
  'has-text': {
    matches: (matcher, element, args) =>
      matcher.remember(args, () => new TextFilter(containing(onlyText('has-text', args)), matcher.texts)).has(element),
  },
  ...Object.fromEntries(Object.entries(layouts).map(([name, layout]) => [name, layoutClass(name, layout)])),
};

function listOf(name: string, args: Argument[]): Complex[] {
  if (!args.length)
    throw new Error(`"${name}" engine expects non-empty selector list`);
  return selectorsOf(args);
}

function selectorsOf(args: Argument[]): Complex[] {
  const wrong = args.find(arg => !isComplex(arg));
  if (wrong !== undefined)
    throw new Error(`Malformed selector "${wrong}"`);
  return args as Complex[];
}

function expectNone(name: string, args: Argument[]): void {
  if (args.length)
    throw new Error(`"${name}" engine expects no arguments`);
}

function onlyText(name: string, args: Argument[]): string {
  const [text] = args;
  if (args.length !== 1 || typeof text !== 'string')
    throw new Error(`"${name}" engine expects a single string`);
  return text;
}

function patternOf(args: Argument[]): RegExp {
  const [source, flags] = args;
  if (!args.length || args.length > 2 || typeof source !== 'string' || (flags !== undefined && typeof flags !== 'string'))
    throw new Error('"text-matches" engine expects a regexp body and optional regexp flags');
  return new RegExp(source, flags);
}

function textClass(read: (args: Argument[]) => TextMatcher): PseudoClassRule {
  return {
    matches: (matcher, element, args) =>
      matcher.remember(args, () => new TextFilter(read(args), matcher.texts)).matches(element),
  };
}

function nthOf(matcher: CssMatcher, args: Argument[], scope: Scope): Element[] {
  const {list, index} = matcher.remember(args, () => nthArguments(args));
  const element = matcher.query(list, scope)[index - 1];
  return element ? [element] : [];
}

function nthArguments(args: Argument[]): {list: Complex[]; index: number} {
  if (args.length < 2)
    throw new Error('"nth-match" engine expects non-empty selector list and an index argument');
  const index = args.at(-1);
  if (typeof index !== 'number' || index < 1)
    throw new Error('"nth-match" engine expects a one-based index as the last argument');
  return {list: selectorsOf(args.slice(0, -1)), index};
}

function layoutClass(name: string, layout: Layout): PseudoClassRule {
  return {
    matches: (matcher, element, args, scope) => {
      const {list, distance} = matcher.remember(args, () => layoutArguments(name, args));
      const box = boundingBox(element);
      let best = Infinity;
      for (const anchor of matcher.query(list, scope)) {
        const relation = anchor === element ? undefined : layout(box, boundingBox(anchor));
        if (relation && relation.distance <= distance)
          best = Math.min(best, relation.score);
      }
      if (best === Infinity)
        return false;
      matcher.rank(element, best);
      return true;
    },
  };
}

function layoutArguments(name: string, args: Argument[]): {list: Complex[]; distance: number} {
  const last = args.at(-1);
  const list = typeof last === 'number' ? args.slice(0, -1) : args;
  if (!list.length)
    throw new Error(`"${name}" engine expects a selector list and optional maximum distance in pixels`);
  return {list: selectorsOf(list), distance: typeof last === 'number' ? last : defaultDistances[name] ?? Infinity};
}
