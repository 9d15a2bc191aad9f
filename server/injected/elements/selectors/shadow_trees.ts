// Which shadow trees are below a node.

import {isElement, parentNode, queryNatively, rootOf, shadowRoot} from '../base/tree';

/** What it finds is good for as long as the page doesn't run. */
export class ShadowTrees {
  private readonly searched_ = new Set<Node>();
  // What holds a shadow host, or is one.
  private readonly hosting_ = new Set<Node>();

  /** `root`, and the open shadow roots below it, its own included; each before those within. */
  from(root: Node): Node[] {
    const trees: Node[] = [root];
    if (this.hosts(root))
      this.addBelow(root, trees);
    return trees;
  }

  private hosts(node: Node): boolean {
    const root = rootOf(node);
    if (!this.searched_.has(root)) {
      this.searched_.add(root);
      this.search(root);
    }
    return this.hosting_.has(node);
  }

  private search(root: Node): void {
    for (const host of hostsIn(root)) {
      for (let node: Node | null = host; node && !this.hosting_.has(node); node = parentNode(node))
        this.hosting_.add(node);
    }
  }

  private addBelow(node: Node, trees: Node[]): void {
    for (const host of hostsIn(node)) {
      const shadow = shadowRoot(host)!;
      trees.push(shadow);
      this.addBelow(shadow, trees);
    }
  }
}

/** The elements of open shadow trees that the tree of `root` holds, `root` perhaps among them. */
export function hostsIn(root: Node): Element[] {
  const hosts: Element[] = [];
  const elements = queryNatively(root, '*');
  for (let i = -1; i < elements.length; ++i) {
    const element = i < 0 ? root : elements[i]!;
    if (isElement(element) && shadowRoot(element))
      hosts.push(element);
  }
  return hosts;
}
