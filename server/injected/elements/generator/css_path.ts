// A selector of last resort: the way through the tree, as short as it can be.

import {attribute, firstChild, isElement, localName, nextSibling, parentAcrossShadow, parentNode} from '../base/tree';
import {idSelector} from './identifiers';

/** `isUnique`: whether a CSS selector finds one element in the document. */
export function cssPath(element: Element, isUnique: (selector: string) => boolean): string {
  let path = '';
  for (let step: Element | null = element; step; step = parentAcrossShadow(step)) {
    for (const candidate of stepsOf(step)) {
      const longer = path ? `${candidate} > ${path}` : candidate;
      if (isUnique(longer))
        return longer;
    }
    const place = placeOf(step);
    path = path ? `${place} > ${path}` : place;
    if (isUnique(path))
      return path;
  }
  return path;
}

function stepsOf(element: Element): string[] {
  const id = attribute(element, 'id');
  const classes = (attribute(element, 'class') ?? '').split(/\s+/).filter(name => name);
  const names = classes.map(name => `.${CSS.escape(name)}`);
  // The first class, the first two …
  return [...id ? [idSelector(id)] : [], ...names.map((_, i) => names.slice(0, i + 1).join(''))];
}

// Its name, and its number where others of the name are beside it.
function placeOf(element: Element): string {
  const name = CSS.escape(localName(element));
  let position = 0;
  let count = 0;
  let same = 0;
  const parent = parentNode(element);
  for (let child = parent && firstChild(parent); child; child = nextSibling(child)) {
    if (!isElement(child))
      continue;
    ++count;
    if (child === element)
      position = count;
    if (localName(child) === localName(element))
      ++same;
  }
  return same > 1 ? `${name}:nth-child(${position})` : name;
}
