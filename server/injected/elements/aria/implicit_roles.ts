// The role an element has by what it is: HTML Accessibility API Mappings, and ARIA in HTML for what depends on the
// surroundings. Elements that are nothing but generic have none.

import {getter} from '../../base/primordials';
import {
  attribute, firstElementChild, hasAttribute, localName, nextElement, parentAcrossShadow, previousElement, textContent,
} from '../base/tree';
import {explicitRole, isFocusable, hasGlobalAttribute} from './explicit_roles';
import {closest, elementById, htmlName, svgName} from './nodes';

type Rule = string | ((element: Element) => string | null);

export const inputType = getter<string>(HTMLInputElement.prototype, 'type');
const isMultiple = getter<boolean>(HTMLSelectElement.prototype, 'multiple');
const shownOptions = getter<number>(HTMLSelectElement.prototype, 'size');
const rowsOf = getter<HTMLCollectionOf<HTMLTableRowElement>>(HTMLTableElement.prototype, 'rows');

const rules: Record<string, Rule> = {
  a: linkRole,
  area: linkRole,
  article: 'article',
  aside: 'complementary',
  blockquote: 'blockquote',
  button: 'button',
  caption: 'caption',
  code: 'code',
  datalist: 'listbox',
  dd: 'definition',
  del: 'deletion',
  details: 'group',
  dfn: 'term',
  dialog: 'dialog',
  dt: 'term',
  em: 'emphasis',
  fieldset: 'group',
  figure: 'figure',
  footer: element => isInSection(element) ? null : 'contentinfo',
  form: element => isNamed(element) ? 'form' : null,
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  header: element => isInSection(element) ? null : 'banner',
  hr: 'separator',
  html: 'document',
  img: element => isDecorative(element) ? 'presentation' : 'img',
  input: inputRole,
  ins: 'insertion',
  li: 'listitem',
  main: 'main',
  mark: 'mark',
  math: 'math',
  menu: 'list',
  meter: 'meter',
  nav: 'navigation',
  ol: 'list',
  optgroup: 'group',
  option: 'option',
  output: 'status',
  p: 'paragraph',
  progress: 'progressbar',
  search: 'search',
  section: element => isNamed(element) ? 'region' : null,
  select: element => isMultiple(element) || shownOptions(element) > 1 ? 'listbox' : 'combobox',
  strong: 'strong',
  sub: 'subscript',
  sup: 'superscript',
  table: 'table',
  tbody: 'rowgroup',
  td: element => isInGrid(element) ? 'gridcell' : 'cell',
  textarea: 'textbox',
  tfoot: 'rowgroup',
  th: headerRole,
  thead: 'rowgroup',
  time: 'time',
  tr: 'row',
  ul: 'list',
};

// What those rules come to that look at the element.
const outcomes: Record<string, readonly string[]> = {
  a: ['link'],
  area: ['link'],
  footer: ['contentinfo'],
  form: ['form'],
  header: ['banner'],
  img: ['img', 'presentation'],
  input: ['button', 'checkbox', 'combobox', 'radio', 'searchbox', 'slider', 'spinbutton', 'textbox'],
  section: ['region'],
  select: ['combobox', 'listbox'],
  svg: ['img'],
  td: ['cell', 'gridcell'],
  th: ['columnheader', 'rowheader'],
};

/** A selector of every element that has the role by what it is, and of others. */
export function mayBe(role: string): string {
  const fixed = Object.keys(rules).filter(name => rules[name] === role);
  return [...fixed, ...Object.keys(outcomes).filter(name => outcomes[name]!.includes(role))].join();
}

/** Null where the element has no role of its own. */
export function implicitRole(element: Element): string | null {
  const name = htmlName(element);
  if (name)
    return Object.hasOwn(rules, name) ? applied(rules[name]!, element) : null;
  switch (svgName(element)) {
    case 'svg': return 'img';
    case 'a': return linkRole(element);
    default: return localName(element) === 'math' ? 'math' : null;
  }
}

function applied(rule: Rule, element: Element): string | null {
  return typeof rule === 'string' ? rule : rule(element);
}

function linkRole(element: Element): string | null {
  return hasAttribute(element, 'href') ? 'link' : null;
}

// An empty alternative text, and nothing that gives the image a meaning all the same.
function isDecorative(element: Element): boolean {
  return attribute(element, 'alt') === '' && !attribute(element, 'title') && !hasGlobalAttribute(element) &&
      !isFocusable(element);
}

const suggestingTypes = ['email', 'search', 'tel', 'text', 'url'];
const inputRoles: Record<string, string | null> = {
  button: 'button',
  checkbox: 'checkbox',
  file: 'button',
  hidden: null,
  image: 'button',
  number: 'spinbutton',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
};

function inputRole(element: Element): string | null {
  const type = inputType(element);
  const list = suggestingTypes.includes(type) ? attribute(element, 'list') : null;
  const suggestions = list && elementById(element, list);
  if (suggestions && htmlName(suggestions) === 'datalist')
    return 'combobox';
  const role = inputRoles[type];
  return role === undefined ? 'textbox' : role;
}

const sections = ['article', 'aside', 'main', 'nav', 'section'].map(name => `${name}:not([role])`).concat(
    ['article', 'complementary', 'main', 'navigation', 'region'].map(role => `[role="${role}"]`)).join();

function isInSection(element: Element): boolean {
  const parent = parentAcrossShadow(element);
  return !!parent && closest(parent, sections) !== null;
}

// A title alone makes no landmark.
function isNamed(element: Element): boolean {
  return hasAttribute(element, 'aria-label') || hasAttribute(element, 'aria-labelledby');
}

function isInGrid(element: Element): boolean {
  const table = closest(element, 'table');
  const role = table && explicitRole(table);
  return role === 'grid' || role === 'treegrid';
}

// HTML, "Algorithm for assigning header cells", as far as browsers follow it: beside data a cell heads its row.
function headerRole(element: Element): string | null {
  switch (attribute(element, 'scope')?.toLowerCase()) {
    case 'col':
    case 'colgroup': return 'columnheader';
    case 'row':
    case 'rowgroup': return 'rowheader';
    default: break;
  }
  const [before, after] = [previousElement(element), nextElement(element)];
  if (isData(before) || isData(after))
    return 'rowheader';
  const table = closest(element, 'table');
  // The only cell of its table heads nothing.
  return before || after || (table && rowsOf(table).length > 1) ? 'columnheader' : null;
}

// A corner that is left empty is no data.
function isData(cell: Element | null): boolean {
  return !!cell && htmlName(cell) === 'td' && (!!firstElementChild(cell) || !!textContent(cell)!.trim());
}
