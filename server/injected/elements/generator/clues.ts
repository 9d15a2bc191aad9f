// What there is to tell an element by, and how much a user would like it.

import {descriptionOf, isHidden, nameOf, roleOf} from '../aria/aria';
import {attribute, localName} from '../base/tree';
import type {ElementTexts} from '../selectors/element_text';
import {labelTexts} from '../selectors/label';
import type {Part} from '../selectors/selector';
import {attributeSelector, idSelector, looksGenerated, quote} from './identifiers';
import {wordings} from './wording';

/** One way to say which element is meant, among others perhaps. */
export interface Clue {
  parts: Part[];
  /** The smaller, the better. */
  cost: number;
  /** What it quotes: what people read in the element, or a name given otherwise. */
  quotes?: 'contents' | 'name';
  /** It filters a kind of elements by their text. */
  filters?: true;
}

/** What a clue may draw on. */
export interface Sources {
  texts: ElementTexts;
  testIdAttribute: string;
}

const costs = {
  testId: 1,
  otherTestId: 2,
  name: 100,
  placeholder: 120,
  label: 140,
  alt: 160,
  text: 180,
  title: 200,
  id: 500,
  role: 510,
  nameAttribute: 520,
  typeAttribute: 521,
  tag: 530,
};

/** On top of what they are added to. */
const extraCosts = {wording: 0.1, description: 4, exact: 5, filter: 190, exactFilter: 195};

// Longer ones are hard to read.
const longestPattern = 30;
const otherTestIds = ['data-testid', 'data-test-id', 'data-test'];
const withPlaceholder = new Set(['input', 'textarea']);
const withAlt = new Set(['applet', 'area', 'img', 'input']);
const withName = new Set(['iframe', 'input', 'select', 'textarea']);
const saysNothing = new Set(['generic', 'none', 'presentation']);

/** Of the element that is meant; cheapest first. */
export function cluesOf(element: Element, sources: Sources): Clue[] {
  return sorted([
    ...containerClues(element, sources), ...textClues(element, sources), ...exactlyFilteredClues(element, sources)]);
}

/** Of an element that another one is looked for in; cheapest first. */
export function containerClues(element: Element, sources: Sources): Clue[] {
  return sorted([
    ...testIdClues(element, sources), ...roleClues(element), ...labelClues(element, sources), ...attributeClues(element),
    ...cssClues(element), ...filteredClues(element, sources)]);
}

function sorted(clues: Clue[]): Clue[] {
  return clues.sort((a, b) => a.cost - b.cost);
}

function testIdClues(element: Element, {testIdAttribute}: Sources): Clue[] {
  const testId = attribute(element, testIdAttribute);
  if (testId)
    return [{parts: [{engine: 'internal:testid', body: `[${testIdAttribute}=${quote(testId)}s]`}], cost: costs.testId}];
  return otherTestIds.flatMap(name => {
    const value = attribute(element, name);
    return value ? [css(attributeSelector(name, value), costs.otherTestId)] : [];
  });
}

function roleClues(element: Element): Clue[] {
  const role = tellingRole(element);
  if (!role)
    return [];
  const clue = (attributes: string, cost: number): Clue =>
    ({parts: [{engine: 'internal:role', body: role + attributes}], cost});
  // What a select offers is no name for it; its label is told by itself.
  const name = localName(element) === 'select' ? '' : nameOf(element);
  const description = name && descriptionOf(element);
  return [
    clue('', costs.role),
    ...quoting(attribute(element, 'aria-label') ? 'name' : 'contents', [
      ...worded(name, costs.name, (text, mode) => clue(`[name=${quote(text)}${mode}]`, 0).parts),
      ...description ?
          [clue(`[name=${quote(name)}i][description=${quote(description)}i]`, costs.name + extraCosts.description)] : [],
    ]),
  ];
}

function labelClues(element: Element, {texts}: Sources): Clue[] {
  return labelTexts(element, texts).flatMap(({full}) =>
    worded(full, costs.label, (text, mode) => [{engine: 'internal:label', body: JSON.stringify(text) + mode}]));
}

function attributeClues(element: Element): Clue[] {
  const name = localName(element);
  return [
    ...withPlaceholder.has(name) ? attributeTextClues(element, 'placeholder', costs.placeholder) : [],
    ...withAlt.has(name) ? quoting('name', attributeTextClues(element, 'alt', costs.alt)) : [],
    ...name === 'iframe' ? frameTitleClues(element) : attributeTextClues(element, 'title', costs.title),
  ];
}

function attributeTextClues(element: Element, name: string, cost: number): Clue[] {
  return worded(attribute(element, name) ?? '', cost, (text, mode) =>
    [{engine: 'internal:attr', body: `[${name}=${quote(text)}${mode}]`}]);
}

// People see what is in a frame, not the frame.
function frameTitleClues(element: Element): Clue[] {
  const title = attribute(element, 'title');
  return title ? [css(`iframe${attributeSelector('title', title)}`, costs.title)] : [];
}

function cssClues(element: Element): Clue[] {
  const tag = CSS.escape(localName(element));
  const id = attribute(element, 'id');
  const name = attribute(element, 'name');
  const type = attribute(element, 'type');
  return [
    css(tag, costs.tag),
    ...id && !looksGenerated(id) ? [css(idSelector(id), costs.id)] : [],
    ...name && withName.has(tag) ? [css(tag + attributeSelector('name', name), costs.nameAttribute)] : [],
    ...type && type !== 'hidden' && tag === 'input' ? [css(tag + attributeSelector('type', type), costs.typeAttribute)] : [],
  ];
}

function textClues(element: Element, {texts}: Sources): Clue[] {
  return quoting('contents', worded(textOf(element, texts) ?? '', costs.text, (text, mode) =>
    [{engine: 'internal:text', body: JSON.stringify(text) + mode}]));
}

// What kind of element it is, and what it says.
function filteredClues(element: Element, {texts}: Sources): Clue[] {
  return wordings(textOf(element, texts) ?? '').map((text, i) =>
    filtered(element, `${JSON.stringify(text)}i`, extraCosts.filter + i * extraCosts.wording));
}

// What kind of element it is, and all it says. That it says nothing tells an element with a role alone.
function exactlyFilteredClues(element: Element, {texts}: Sources): Clue[] {
  const text = textOf(element, texts);
  const tells = text ? text.length <= longestPattern : !!tellingRole(element);
  return text === undefined || !tells ? [] :
      [filtered(element, `/^${text.replace(/[/\\^$*+?.()|[\]{}]/g, '\\$&')}$/`, extraCosts.exactFilter)];
}

function filtered(element: Element, text: string, extraCost: number): Clue {
  const role = tellingRole(element);
  const kind: Clue = role ? {parts: [{engine: 'internal:role', body: role}], cost: costs.role} :
      css(CSS.escape(localName(element)), costs.tag);
  return {
    parts: [...kind.parts, {engine: 'internal:has-text', body: text}],
    cost: kind.cost + extraCost,
    quotes: 'contents',
    filters: true,
  };
}

function tellingRole(element: Element): string | undefined {
  const role = roleOf(element);
  return role && !saysNothing.has(role) && !isHidden(element) ? role : undefined;
}

// Of the texts of its options users see one.
function textOf(element: Element, texts: ElementTexts): string | undefined {
  const text = texts.of(element);
  return text.counts && localName(element) !== 'select' ? text.normalized : undefined;
}

// `mode`: `i` for a part in any case, `s` for the whole text as it is.
function worded(whole: string, cost: number, partsOf: (text: string, mode: 'i' | 's') => Part[]): Clue[] {
  const texts = wordings(whole);
  return [
    ...texts.map((text, i) => ({parts: partsOf(text, 'i'), cost: cost + i * extraCosts.wording})),
    ...texts.slice(-1).map(text => ({parts: partsOf(text, 's'), cost: cost + extraCosts.exact})),
  ];
}

function quoting(what: 'contents' | 'name', clues: Clue[]): Clue[] {
  return clues.map(clue => ({...clue, quotes: what}));
}

function css(body: string, cost: number): Clue {
  return {parts: [{engine: 'css', body}], cost};
}
