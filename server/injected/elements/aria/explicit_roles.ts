// The role that an author gives, and what keeps an element from giving its own up.

import {getter} from '../../base/primordials';
import {attribute, hasAttribute} from '../base/tree';
import {remembered} from './cache';
import {htmlName, svgName, words} from './nodes';
import {globalAttributes, roleNames} from './role_table';

const isDisabled: Record<string, (element: unknown) => boolean> = {
  button: getter<boolean>(HTMLButtonElement.prototype, 'disabled'),
  input: getter<boolean>(HTMLInputElement.prototype, 'disabled'),
  select: getter<boolean>(HTMLSelectElement.prototype, 'disabled'),
  textarea: getter<boolean>(HTMLTextAreaElement.prototype, 'disabled'),
};

/** The first word of `role` that is one; null where there is none. */
export const explicitRole: (element: Element) => string | null = remembered(element => {
  const role = attribute(element, 'role');
  return role ? words(role.toLowerCase()).find(word => roleNames.has(word)) ?? null : null;
});

export function isPresentational(role: string | null): boolean {
  return role === 'presentation' || role === 'none';
}

/** WAI-ARIA, section "Presentational Roles Conflict Resolution": what `presentation` can't be said of. */
export function keepsRole(element: Element): boolean {
  return hasGlobalAttribute(element) || isFocusable(element);
}

export function hasGlobalAttribute(element: Element): boolean {
  for (const name of globalAttributes) {
    if (hasAttribute(element, name))
      return true;
  }
  return false;
}

export function isFocusable(element: Element): boolean {
  const tabIndex = attribute(element, 'tabindex');
  if (tabIndex !== null && /^\s*[+-]?\d/.test(tabIndex))
    return true;
  const name = htmlName(element);
  switch (name || svgName(element)) {
    case 'button':
    case 'input':
    case 'select':
    case 'textarea': return !!isDisabled[name] && !isDisabled[name]!(element);
    case 'a':
    case 'area': return hasAttribute(element, 'href');
    case 'details': return true;
    default: return false;
  }
}
