// The flat tree, in which slots hold what is assigned to them: the one that is painted and gets events.

import {getter} from '../base/primordials';
import {parentAcrossShadow} from './base/tree';

const slotOf = getter<HTMLSlotElement | null>(Element.prototype, 'assignedSlot');

/** The parent of `element`, as far as shadow trees are open. */
export function flatParent(element: Element): Element | null {
  return slotOf(element) ?? parentAcrossShadow(element);
}
