// Roles of elements: WAI-ARIA 1.2.

import {parentElement} from '../base/tree';
import {remembered} from './cache';
import {explicitRole, isPresentational, keepsRole} from './explicit_roles';
import {implicitRole} from './implicit_roles';
import {htmlName} from './nodes';

/** The role; null for what has none, 'presentation' or 'none' for what gave its own up. */
export const roleOf: (element: Element) => string | null = remembered(element => {
  const role = explicitRole(element);
  if (role === null) {
    const implicit = implicitRole(element);
    return implicit && (inheritedPresentation(element) ?? implicit);
  }
  return isPresentational(role) && keepsRole(element) ? implicitRole(element) : role;
});

// What is nothing without its owner, by the owners that stand right above it.
const owners: Record<string, readonly string[]> = {
  dd: ['dl', 'div'],
  div: ['dl'],
  dt: ['dl', 'div'],
  li: ['ul', 'ol'],
  tbody: ['table'],
  td: ['tr'],
  tfoot: ['table'],
  th: ['tr'],
  thead: ['table'],
  tr: ['thead', 'tbody', 'tfoot', 'table'],
};

// Section "Presentational Role": what an owner requires gives its role up with the owner.
function inheritedPresentation(element: Element): string | null {
  const name = htmlName(element);
  const parent = Object.hasOwn(owners, name) ? parentElement(element) : null;
  if (!parent || !owners[name]!.includes(htmlName(parent)))
    return null;
  const role = explicitRole(parent);
  return isPresentational(role) && !keepsRole(parent) ? role : inheritedPresentation(parent);
}
