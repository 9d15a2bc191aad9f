// States of elements: WAI-ARIA 1.2, and what HTML says of its own controls first (ARIA in HTML).

import {getter, uncurry} from '../../base/primordials';
import {
  attribute, firstChild, hasAttribute, isElement, matchesSelector, nextSibling, ownerDocument, parentAcrossShadow, parentElement,
} from '../base/tree';
import {remembered} from './cache';
import {inputType} from './implicit_roles';
import {htmlName} from './nodes';
import {
  checkableRoles, disablableRoles, expandableRoles, invalidatableRoles, levelledRoles, pressableRoles, readonlyRoles,
  selectableRoles,
} from './role_table';
import {roleOf} from './roles';

export type Tristate = boolean | 'mixed';

const isInputChecked = getter<boolean>(HTMLInputElement.prototype, 'checked');
const isIndeterminate = getter<boolean>(HTMLInputElement.prototype, 'indeterminate');
const isOptionSelected = getter<boolean>(HTMLOptionElement.prototype, 'selected');
export const isDetailsOpen = getter<boolean>(HTMLDetailsElement.prototype, 'open');
const isEditable = getter<boolean>(HTMLElement.prototype, 'isContentEditable');
const activeElement = getter<Element | null>(Document.prototype, 'activeElement');
const hasFocus = uncurry(Document.prototype.hasFocus) as unknown as (document: Document) => boolean;
const containsNode = uncurry(Node.prototype.contains) as (node: Node, other: Node) => boolean;

function supports(roles: ReadonlySet<string>, element: Element): boolean {
  const role = roleOf(element);
  return role !== null && roles.has(role);
}

function token(element: Element, name: string): string | undefined {
  return attribute(element, name)?.toLowerCase();
}

function tristate(value: string | undefined): Tristate {
  return value === 'mixed' ? 'mixed' : value === 'true';
}

/** Of a control that can be checked; false for anything else. */
export function checkedOf(element: Element): Tristate {
  if (!supports(checkableRoles, element))
    return false;
  const type = htmlName(element) === 'input' ? inputType(element) : '';
  if (type === 'checkbox' || type === 'radio')
    return isIndeterminate(element) ? 'mixed' : isInputChecked(element);
  return tristate(token(element, 'aria-checked'));
}

export function pressedOf(element: Element): Tristate {
  return supports(pressableRoles, element) && tristate(token(element, 'aria-pressed'));
}

export function selectedOf(element: Element): boolean {
  if (htmlName(element) === 'option')
    return isOptionSelected(element);
  return supports(selectableRoles, element) && token(element, 'aria-selected') === 'true';
}

/** Undefined for what says neither that it is expanded nor that it isn't. */
export function expandedOf(element: Element): boolean | undefined {
  if (!supports(expandableRoles, element))
    return undefined;
  if (htmlName(element) === 'details')
    return isDetailsOpen(element);
  const value = token(element, 'aria-expanded');
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** The level of a heading, a row or an item; 0 for what says none. */
export function levelOf(element: Element): number {
  if (!supports(levelledRoles, element))
    return 0;
  const ownLevel = roleOf(element) === 'heading' ? headings.indexOf(htmlName(element)) + 1 : 0;
  const level = Number(attribute(element, 'aria-level'));
  return ownLevel || (Number.isInteger(level) && level > 0 ? level : 0);
}

const disablableElements = ['button', 'input', 'optgroup', 'option', 'select', 'textarea'];

/** Whether the element is disabled, or what it is in. */
export function disabledOf(element: Element): boolean {
  return isNativelyDisabled(element) || (supports(disablableRoles, element) && isInDisabled(element));
}

/** HTML, "Enabling and disabling form controls". */
function isNativelyDisabled(element: Element): boolean {
  const name = htmlName(element);
  if (!disablableElements.includes(name))
    return false;
  const group = name === 'option' ? parentElement(element) : null;
  return hasAttribute(element, 'disabled') || isInDisabledFieldset(element) ||
      (!!group && htmlName(group) === 'optgroup' && hasAttribute(group, 'disabled'));
}

function isInDisabledFieldset(element: Element): boolean {
  for (let owner = parentElement(element); owner; owner = parentElement(owner)) {
    if (htmlName(owner) === 'fieldset' && hasAttribute(owner, 'disabled')) {
      const legend = firstLegend(owner);
      if (!legend || !containsNode(legend, element))
        return true;
    }
  }
  return false;
}

function firstLegend(fieldset: Element): Element | null {
  for (let child = firstChild(fieldset); child; child = nextSibling(child)) {
    if (isElement(child) && htmlName(child) === 'legend')
      return child;
  }
  return null;
}

const isInDisabled: (element: Element) => boolean = remembered(element => {
  const value = token(element, 'aria-disabled');
  if (value === 'true' || value === 'false')
    return value === 'true';
  const parent = parentAcrossShadow(element);
  return !!parent && isInDisabled(parent);
});

/** Undefined for what has nothing to edit: neither a field, nor editable content, nor a role that supports aria-readonly. */
export function readonlyOf(element: Element): boolean | undefined {
  switch (htmlName(element)) {
    case 'input':
    case 'textarea': return hasAttribute(element, 'readonly');
    case 'select': return false;
    default: break;
  }
  if (supports(readonlyRoles, element))
    return token(element, 'aria-readonly') === 'true';
  return htmlName(element) && isEditable(element) ? false : undefined;
}

const validatedElements = ['button', 'input', 'object', 'output', 'select', 'textarea'];

/** Whether the author says that a value is wrong, in whatever way, or the browser finds it to be. */
export function isInvalid(element: Element): boolean {
  return declaredInvalid(element) !== false ||
      (validatedElements.includes(htmlName(element)) && matchesSelector(element, ':invalid'));
}

/** What the author says of a value, where the role may say so. */
export function invalidOf(element: Element): boolean | 'grammar' | 'spelling' {
  return supports(invalidatableRoles, element) && declaredInvalid(element);
}

function declaredInvalid(element: Element): boolean | 'grammar' | 'spelling' {
  const value = token(element, 'aria-invalid');
  return value === 'grammar' || value === 'spelling' ? value : !!value && value !== 'false';
}

/** Whether the element has the focus; of a shadow tree, the host has it. */
export function isActive(element: Element): boolean {
  const document = ownerDocument(element);
  return !!document && activeElement(document) === element && hasFocus(document);
}
