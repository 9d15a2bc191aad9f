// The selector that a user would write for an element: what people read and assistive technologies are told comes first,
// then what developers named, then the place in the document.

import {withCache} from '../aria/aria';
import {localName, matchesSelector, parentAcrossShadow, rootOf, shadowHost} from '../base/tree';
import {compile} from '../selectors/compile';
import {Search} from '../selectors/search';
import type {Part} from '../selectors/selector';
import {cluesOf, containerClues} from './clues';
import type {Clue, Sources} from './clues';
import {cssPath} from './css_path';

export interface GeneratorOptions {
  /** If nothing is said: what setTestIdAttribute() was told, `data-testid` in the beginning. */
  testIdAttributeName?: string;
}

// A number beyond tells a reader nothing.
const lastIndex = 5;
// What users act on when they point at something within.
const actedOn = 'a, button, input, select, [role=button], [role=checkbox], [role=link], [role=radio]';

let testIdAttribute = 'data-testid';

export function setTestIdAttribute(name: string): void {
  testIdAttribute = name;
}

/** Finds the element alone in its document, or what it is a part of for the user: a button around an icon. */
export function generateSelector(element: Element, options: GeneratorOptions = {}): string {
  return generateSelectors([element], options)[0]!;
}

export function generateSelectors(elements: Element[], {testIdAttributeName = testIdAttribute}: GeneratorOptions): string[] {
  return withCache(() => {
    const generators = new Map<Node, Generator>();
    return elements.map(element => {
      const root = outermostRoot(element);
      let generator = generators.get(root);
      if (!generator)
        generators.set(root, generator = new Generator(root, testIdAttributeName));
      return textOf(generator.generate(actedOnBy(element)));
    });
  });
}

function outermostRoot(element: Element): Node {
  let root = rootOf(element);
  for (let host = shadowHost(root); host; host = shadowHost(root))
    root = rootOf(host);
  return root;
}

function actedOnBy(element: Element): Element {
  for (let outer: Element | null = element; outer; outer = parentAcrossShadow(outer)) {
    if (matchesSelector(outer, actedOn))
      return outer;
  }
  return element;
}

interface Container {
  /** What finds the element alone, as far as it is known. */
  clue?: Clue;
  untried: Clue[];
}

class Generator {
  private readonly search_: Search;
  private readonly sources_: Sources;
  private readonly containers_ = new Map<Element, Container>();

  constructor(private readonly root_: Node, testIdAttribute: string) {
    this.search_ = new Search(root_);
    this.sources_ = {texts: this.search_.texts, testIdAttribute};
  }

  generate(element: Element): Part[] {
    if (localName(element) === 'html')
      return [{engine: 'css', body: 'html'}];
    const clues = cluesOf(element, this.sources_);
    const alone = clues.find(clue => this.isUnique(clue.parts, element));
    return this.within(element, clues, alone)?.parts ?? this.numbered(element, clues) ?? this.path(element);
  }

  // Told by an element around it and what is unique in there, where that is better than `alone`.
  private within(element: Element, clues: Clue[], alone: Clue | undefined): Clue | undefined {
    let best = alone;
    let farther = 0;
    for (let outer = parentAcrossShadow(element); outer && !isWhole(outer); outer = parentAcrossShadow(outer)) {
      const limit = (best?.cost ?? Infinity) - farther;
      const container = this.container(outer, limit - clues[0]!.cost);
      for (const clue of container ? clues : []) {
        const cost = container!.cost + clue.cost;
        if (cost >= limit)
          break;
        const parts = joined(container!.parts, clue.parts);
        // What the element says is a part of what is quoted already.
        const repeats = container!.quotes === 'contents' && clue.quotes;
        if (!clue.filters && !repeats && this.isUnique(parts, element)) {
          best = {parts, cost: cost + farther};
          break;
        }
      }
      ++farther;
    }
    return best;
  }

  // The cheapest clue that finds the element alone; none that costs `limit` or more.
  private container(element: Element, limit: number): Clue | undefined {
    let container = this.containers_.get(element);
    if (!container)
      this.containers_.set(element, container = {untried: containerClues(element, this.sources_)});
    while (!container.clue && container.untried.length && container.untried[0]!.cost < limit) {
      const clue = container.untried.shift()!;
      if (this.isUnique(clue.parts, element))
        container.clue = clue;
    }
    return container.clue && container.clue.cost < limit ? container.clue : undefined;
  }

  private numbered(element: Element, clues: Clue[]): Part[] | undefined {
    for (const {parts} of clues) {
      const index = this.find(parts).indexOf(element);
      if (index >= 0 && index <= lastIndex)
        return [...parts, {engine: 'nth', body: String(index)}];
    }
    return undefined;
  }

  private path(element: Element): Part[] {
    return [{engine: 'css', body: cssPath(element, selector => this.isUnique([{engine: 'css', body: selector}], element))}];
  }

  private isUnique(parts: Part[], element: Element): boolean {
    const found = this.find(parts);
    return found.length === 1 && found[0] === element;
  }

  private find(parts: Part[]): Element[] {
    return compile({parts})(this.root_, this.search_);
  }
}

// Everything is in there.
function isWhole(element: Element): boolean {
  return ['html', 'body'].includes(localName(element));
}

// `#a` and `span` are `#a span`.
function joined(container: Part[], parts: Part[]): Part[] {
  const last = container.at(-1)!;
  const [first, ...others] = parts;
  if (last.engine !== 'css' || first!.engine !== 'css')
    return [...container, ...parts];
  return [...container.slice(0, -1), {engine: 'css', body: `${last.body} ${first!.body}`}, ...others];
}

function textOf(parts: Part[]): string {
  return parts.map(({engine, body}) => engine === 'css' ? body : `${engine}=${body}`).join(' >> ');
}
