// `role=button[name="Save"]` and `internal:role=`: elements by their role and what assistive technologies are told of them.

import {
  checkedOf, descriptionOf, disabledOf, expandedOf, isHidden, levelOf, mayBe, nameOf, pressedOf, roleOf, selectedOf,
} from '../aria/aria';
import {parseAttributes} from './attribute_body';
import type {AttributeTest} from './attribute_body';
import {normalizeSpace} from './element_text';

export interface RoleQuery {
  /** A CSS selector of every element that may match, and of others. */
  candidates: string;
  matches(element: Element): boolean;
}

type Test = (element: Element, includeHidden: boolean) => boolean;
type State = boolean | 'mixed' | undefined;

const rolesWithAttribute: Record<string, string[]> = {
  checked: ['checkbox', 'menuitemcheckbox', 'menuitemradio', 'option', 'radio', 'switch', 'treeitem'],
  pressed: ['button'],
  selected: ['columnheader', 'gridcell', 'option', 'row', 'rowheader', 'tab', 'treeitem'],
  // Named twice, as users have always been told.
  expanded: ['application', 'button', 'checkbox', 'columnheader', 'combobox', 'gridcell', 'link', 'listbox', 'menuitem',
    'menuitemcheckbox', 'menuitemradio', 'row', 'rowheader', 'rowheader', 'switch', 'tab', 'treeitem'],
  level: ['heading', 'listitem', 'row', 'treeitem'],
};

const states: Record<string, {of: (element: Element) => State; mixes: boolean}> = {
  checked: {of: checkedOf, mixes: true},
  disabled: {of: disabledOf, mixes: false},
  expanded: {of: expandedOf, mixes: false},
  pressed: {of: pressedOf, mixes: true},
  selected: {of: selectedOf, mixes: false},
};

const texts: Record<string, (element: Element, includeHidden: boolean) => string> = {
  name: (element, includeHidden) => nameOf(element, {includeHidden}),
  description: (element, includeHidden) => descriptionOf(element, {includeHidden}),
};

const known = [...Object.keys(states), ...Object.keys(texts), 'include-hidden', 'level'].sort();

/** `findsParts`: a text of which case doesn't matter may also be a part. Throws for what can't be parsed or asked. */
export function parseRole(body: string, findsParts: boolean): RoleQuery {
  const {name, attributes} = parseAttributes(body);
  const role = name.toLowerCase();
  if (!role)
    throw new Error('Role must not be empty');
  let includeHidden = false;
  const tests: Test[] = [];
  for (const attribute of attributes) {
    expectSupport(attribute.name, role);
    if (attribute.name === 'include-hidden')
      includeHidden = stateValue(attribute, false) as boolean;
    else
      tests.push(testOf(attribute, findsParts));
  }
  return {
    candidates: candidatesOf(role),
    matches: element => roleOf(element) === role && (includeHidden || !isHidden(element)) &&
        tests.every(test => test(element, includeHidden)),
  };
}

// An element gives its role up for these, or takes them over from what it is in.
const passedOn = new Set(['none', 'presentation']);

function candidatesOf(role: string): string {
  const natives = mayBe(role);
  return passedOn.has(role) ? '*' : natives ? `[role], ${natives}` : '[role]';
}

function expectSupport(name: string, role: string): void {
  const roles = rolesWithAttribute[name];
  if (roles && !roles.includes(role))
    throw new Error(`"${name}" attribute is only supported for roles: ${quoted(roles)}`);
}

function testOf(attribute: AttributeTest, findsParts: boolean): Test {
  const {name} = attribute;
  const state = states[name];
  if (state) {
    const value = stateValue(attribute, state.mixes);
    return element => state.of(element) === value;
  }
  if (name === 'level') {
    const level = levelValue(attribute);
    return element => levelOf(element) === level;
  }
  const text = texts[name];
  if (!text)
    throw new Error(`Unknown attribute "${name}", must be one of ${quoted(known)}.`);
  const matches = textTest(attribute, findsParts);
  return (element, includeHidden) => matches(normalizeSpace(text(element, includeHidden)));
}

function stateValue({name, operator, value}: AttributeTest, mixes: boolean): boolean | 'mixed' {
  const isRight = typeof value === 'boolean' || (mixes && value === 'mixed');
  if (!isRight || (operator && operator !== '='))
    throw new Error(`"${name}" must be one of true, false${mixes ? ', "mixed"' : ''}`);
  return value as boolean | 'mixed';
}

function levelValue({operator, value}: AttributeTest): number {
  const level = typeof value === 'string' ? Number(value) : NaN;
  if (operator !== '=' || Number.isNaN(level))
    throw new Error('"level" attribute must be compared to a number');
  return level;
}

function textTest({name, operator, value, caseSensitive}: AttributeTest, findsParts: boolean): (text: string) => boolean {
  if (!operator)
    throw new Error(`"${name}" attribute must have a value`);
  if (typeof value === 'boolean')
    throw new Error(`"${name}" attribute must be a string or a regular expression`);
  if (value instanceof RegExp) {
    return text => {
      value.lastIndex = 0;
      return value.test(text);
    };
  }
  const fold = (text: string) => caseSensitive ? text : text.toLowerCase();
  const wanted = fold(normalizeSpace(value));
  const how = operator === '=' && findsParts && !caseSensitive ? '*=' : operator;
  return text => compare(fold(text), how, wanted);
}

function compare(text: string, operator: string, wanted: string): boolean {
  switch (operator) {
    case '*=': return text.includes(wanted);
    case '^=': return text.startsWith(wanted);
    case '$=': return text.endsWith(wanted);
    case '|=': return text === wanted || text.startsWith(`${wanted}-`);
    case '~=': return text.split(' ').includes(wanted);
    default: return text === wanted;
  }
}

function quoted(names: string[]): string {
  return names.map(name => `"${name}"`).join(', ');
}
