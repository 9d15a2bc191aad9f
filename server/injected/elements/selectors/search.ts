// What one look at the page finds out, kept until it ends.

import {queryNatively} from '../base/tree';
import {CssMatcher} from './css_matcher';
import {ElementTexts} from './element_text';
import {ShadowTrees} from './shadow_trees';

export class Search {
  /** `root`: where the whole selector begins. */
  constructor(readonly root: Node, readonly texts = new ElementTexts(), readonly shadowTrees = new ShadowTrees(),
      readonly css = new CssMatcher(texts, shadowTrees)) {}

  /** The same look, for a selector that begins elsewhere. */
  from(root: Node): Search {
    return new Search(root, this.texts, this.shadowTrees, this.css);
  }

  /** The elements below `root` that the browser's own selector matches, those in shadow trees after those outside. */
  elements(root: Node, selector = '*'): Element[] {
    return this.shadowTrees.from(root).flatMap(tree => Array.from(queryNatively(tree, selector)));
  }
}
