// Which sockets are routed.

import {global, matches, own, push, RegExpOf, uncurry} from '../base/primordials';
import {globToRegExp} from './glob';
import type {GlobOptions} from './glob';

/** As clients send them: one of the forms, or none for every URL. */
export interface Pattern {
  glob?: string;
  regexSource?: string;
  regexFlags?: string;
  urlPattern?: object;
  /** Whether the page is the one that routes, or else its context. */
  ofPage?: boolean;
}

interface Matcher {
  pattern: Pattern;
  test(url: string): boolean;
}

interface URLPatternLike {
  test(url: string): boolean;
}
const URLPatternOf = (global as {URLPattern?: new (init: object) => URLPatternLike}).URLPattern;
const testURLPattern = URLPatternOf && uncurry(URLPatternOf.prototype.test as (this: URLPatternLike, url: string) =>
    boolean);

export class Patterns {
  private matchers_: Matcher[] = [];

  constructor(private readonly options_: GlobOptions) {}

  get empty(): boolean {
    return this.matchers_.length === 0;
  }

  /** Replaces all patterns. One that doesn't compile matches nothing. */
  set(patterns: Pattern[]): void {
    const matchers: Matcher[] = [];
    for (let i = 0; i < patterns.length; ++i)
      push(matchers, {pattern: patterns[i]!, test: this.compile_(patterns[i]!)});
    this.matchers_ = matchers;
  }

  /** The first pattern that matches. */
  match(url: string): Pattern | undefined {
    for (let i = 0; i < this.matchers_.length; ++i) {
      if (this.matchers_[i]!.test(url))
        return this.matchers_[i]!.pattern;
    }
    return undefined;
  }

  private compile_(pattern: Pattern): Matcher['test'] {
    const glob = own(pattern, 'glob');
    const regexSource = own(pattern, 'regexSource');
    const urlPattern = own(pattern, 'urlPattern');
    try {
      if (regexSource !== undefined)
        return regExpMatcher(new RegExpOf(regexSource, own(pattern, 'regexFlags') ?? ''));
      if (urlPattern && URLPatternOf) {
        const compiled = new URLPatternOf({__proto__: null, ...urlPattern});
        return url => testURLPattern!(compiled, url);
      }
      return glob ? regExpMatcher(globToRegExp(glob, this.options_)) : () => true;
    } catch {
      return () => false;
    }
  }
}

// Global and sticky expressions remember where they were; every URL is matched from its beginning.
function regExpMatcher(expression: RegExp): Matcher['test'] {
  return url => {
    expression.lastIndex = 0;
    return matches(expression, url);
  };
}
