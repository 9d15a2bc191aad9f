// Finds elements by CSS selectors that look into shadow trees and know our pseudo-classes.

import {
  documentElement, isDocument, isElement, matchesSelector, parentAcrossShadow, parentElement, previousElement, queryNatively,
} from '../base/tree';
import {pseudoClasses} from './css_pseudo_classes';
import {everything, isScope} from './css_syntax';
import type {Argument, Combinator, Complex, Compound} from './css_syntax';
import type {ElementTexts} from './element_text';
import {inTreeOrder} from './order';
import type {ShadowTrees} from './shadow_trees';

/** Where a selector looks: below `root`, and no farther up than that. */
export interface Scope {
  readonly root: Node;
  /** What `:scope` stands for where that isn't the root. */
  readonly origin?: Element;
  /** Whether shadow trees count as part of what their hosts hold. */
  readonly pierces: boolean;
}

export class CssMatcher {
  private readonly queries_ = new Map<readonly Complex[], Map<Node, Element[]>>();
  private readonly known_ = new Map<readonly Argument[], unknown>();
  private scores_ = new Map<Element, number>();

  constructor(readonly texts: ElementTexts, private readonly shadowTrees_: ShadowTrees) {}

  /** Those that match one of `list`. One selector's elements come as they are found: layout pseudo-classes rank them. */
  query(list: readonly Complex[], scope: Scope): Element[] {
    let queries = this.queries_.get(list);
    if (!queries)
      this.queries_.set(list, queries = new Map());
    let elements = queries.get(scope.root);
    if (!elements)
      queries.set(scope.root, elements = this.find(list, scope));
    return elements;
  }

  private find(list: readonly Complex[], scope: Scope): Element[] {
    const native = this.findNatively(list, scope);
    if (native)
      return native;
    if (list.length > 1)
      return inTreeOrder(list.flatMap(complex => this.findRanked(complex, scope)));
    return this.findRanked(list[0]!, scope);
  }

  matches(element: Element, list: readonly Complex[], scope: Scope): boolean {
    return list.some(({compounds}) => {
      const around = scopeOf(compounds, scope);
      const last = compounds.length - 1;
      return this.matchesCompound(element, compounds[last]!, around) &&
          this.matchesBefore(element, compounds, last, around);
    });
  }

  /** What is worked out once about a pseudo-class's arguments. */
  remember<T>(args: readonly Argument[], compute: () => T): T {
    if (!this.known_.has(args))
      this.known_.set(args, compute());
    return this.known_.get(args) as T;
  }

  /** The element that `:scope` stands for. */
  scopeElement({root, origin}: Scope): Element | null {
    if (origin)
      return origin;
    if (isDocument(root))
      return documentElement(root);
    return isElement(root) ? root : null;
  }

  /** The smaller the score, the earlier the element is found; a later one replaces it. */
  rank(element: Element, score: number): void {
    this.scores_.set(element, score);
  }

  private trees({root, pierces}: Scope): Node[] {
    return pierces ? this.shadowTrees_.from(root) : [root];
  }

  // Where there are no shadow trees the browser knows the answer itself.
  private findNatively(list: readonly Complex[], scope: Scope): Element[] | undefined {
    if (!list.every(({compounds}) => compounds.every(({functions}) => !functions.length)) || this.trees(scope).length > 1)
      return undefined;
    const inside = isElement(scope.root) ? ':scope ' : '';
    const selectors = list.map(({compounds}) => inside + compounds.map(nativeText).join(''));
    try {
      return Array.from(queryNatively(scope.root, selectors.join(', ')));
    } catch {
      // Looked for piece by piece, what is wrong gets its message.
      return undefined;
    }
  }

  private findRanked(complex: Complex, scope: Scope): Element[] {
    const outer = this.scores_;
    const scores = this.scores_ = new Map<Element, number>();
    try {
      const elements = this.findComplex(complex, scope);
      const score = (element: Element) => scores.get(element) ?? Infinity;
      return scores.size ? elements.sort((a, b) => score(a) === score(b) ? 0 : score(a) - score(b)) : elements;
    } finally {
      this.scores_ = outer;
    }
  }

  private findComplex({compounds}: Complex, outer: Scope): Element[] {
    const scope = scopeOf(compounds, outer);
    const last = compounds.length - 1;
    return this.candidates(compounds, scope).filter(element =>
      this.matchesFunctions(element, compounds[last]!, scope) && this.matchesBefore(element, compounds, last, scope));
  }

  // Whatever the last compound's native part matches.
  private candidates(compounds: readonly Compound[], scope: Scope): Element[] {
    const compound = compounds.at(-1)!;
    if (isScope(compound)) {
      const element = this.scopeElement(scope);
      return element && (!compound.native || matchesSelector(element, compound.native)) ? [element] : [];
    }
    const list = compound.native ? undefined : compound.functions.map(
        ({name, args}) => pseudoClasses[name]!.query?.(this, args, scope)).find(elements => elements);
    return list ?? this.queryCompound(compound.native || everything, scope);
  }

  private queryCompound(native: string, scope: Scope): Element[] {
    return this.trees(scope).flatMap(tree => Array.from(queryNatively(tree, native)));
  }

  private matchesCompound(element: Element, compound: Compound, scope: Scope): boolean {
    return (!compound.native || matchesSelector(element, compound.native)) &&
        this.matchesFunctions(element, compound, scope);
  }

  private matchesFunctions(element: Element, {functions}: Compound, scope: Scope): boolean {
    return functions.every(({name, args}) => pseudoClasses[name]!.matches(this, element, args, scope));
  }

  // Whether what precedes the compound at `index` is there for an element that matches it.
  private matchesBefore(element: Element, compounds: readonly Compound[], index: number, scope: Scope): boolean {
    if (!index)
      return true;
    const before = compounds[index - 1]!;
    const matches = (other: Element) =>
      this.matchesCompound(other, before, scope) && this.matchesBefore(other, compounds, index - 1, scope);
    const {combinator} = compounds[index]!;
    const step = combinator === 'next' || combinator === 'later' ? previousElement :
      (child: Element) => this.parent(child, before, scope);
    const once = combinator === 'next' || combinator === 'child';
    for (let other = step(element); other; other = once ? null : step(other)) {
      if (matches(other))
        return true;
    }
    return false;
  }

  // The root itself counts as `:scope` alone.
  private parent(element: Element, compound: Compound, {root, pierces}: Scope): Element | null {
    if (element === root)
      return null;
    const parent = pierces ? parentAcrossShadow(element) : parentElement(element);
    return parent === root && !isScope(compound) ? null : parent;
  }
}

const signs: Record<Combinator, string> = {descendant: ' ', child: ' > ', next: ' + ', later: ' ~ '};

function nativeText({combinator, native}: Compound): string {
  return (combinator ? signs[combinator] : '') + native;
}

// What begins at the scope's element, `:scope + p`, may be beside it.
function scopeOf([first]: readonly Compound[], scope: Scope): Scope {
  const {root, origin} = scope;
  if (origin || !isElement(root) || !isScope(first!))
    return scope;
  const parent = parentAcrossShadow(root);
  return parent ? {...scope, root: parent, origin: root} : scope;
}
