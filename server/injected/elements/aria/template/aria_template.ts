// Templates of aria snapshots: YAML, whose items are what key.ts reads, texts, and what is said of children and properties.
// A bundle of its own, for the parser of YAML is larger than everything else that is known of elements, and seldom needed.

import {isAlias, isMap, isScalar, isSeq, parseDocument} from 'yaml';
import type {Node, Pair, YAMLMap, YAMLSeq} from 'yaml';

import {parseKey, TemplateError} from './key';
import {textTemplate} from './template';
import type {Container, NodeTemplate} from './template';

export default function createAriaTemplate(): AriaTemplate {
  return new AriaTemplate();
}

/** A template, its root without a role, for `matchAriaTemplate`; or what is wrong with it. */
export type Parsed = {template: NodeTemplate} | {error: string};

class AriaTemplate {
  parse(text: string): Parsed {
    try {
      return {template: parseTemplate(text)};
    } catch (error) {
      if (error instanceof TemplateError)
        return {error: error.message};
      throw error;
    }
  }

  invoke(method: 'parse', args: ArrayLike<unknown>): unknown {
    return this[method](args[0] as string);
  }
}

function parseTemplate(text: string): NodeTemplate {
  const root: NodeTemplate = {role: 'fragment', children: []};
  // Nothing is what no page shows.
  if (text === '')
    return {...root, children: [{role: '', children: []}]};
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error)
    throw new TemplateError(error.message);
  if (!isSeq(document.contents))
    throw new TemplateError('Aria snapshot must be a YAML sequence, elements starting with " -"');
  addItems(root, document.contents);
  return root;
}

function addItems(parent: NodeTemplate, items: YAMLSeq): void {
  for (const item of items.items) {
    if (isMap(item))
      addPairs(parent, item);
    else if (isScalar(item) && typeof item.value === 'string')
      parent.children.push(parseKey(item.value));
    else
      throw new TemplateError('Sequence items should be strings or maps');
  }
}

function addPairs(parent: NodeTemplate, map: YAMLMap): void {
  for (const {key, value} of map.items as Pair<Node, Node | null>[]) {
    if (!isScalar(key) || typeof key.value !== 'string')
      throw new TemplateError('Only string keys are supported');
    addPair(parent, key.value, value);
  }
}

const containers: readonly string[] = ['contain', 'equal', 'deep-equal'] satisfies Container[];

function addPair(parent: NodeTemplate, key: string, value: Node | null): void {
  if (key === 'text') {
    parent.children.push(textTemplate(stringOf(value) ?? fail('Text value should be a string')));
  } else if (key === '/children') {
    const container = stringOf(value) ?? '';
    if (!containers.includes(container))
      throw new TemplateError('Strict value should be "contain", "equal" or "deep-equal"');
    parent.container = container as Container;
  } else if (key.startsWith('/')) {
    const property = stringOf(value) ?? fail('Property value should be a string');
    // Other properties tell people more; they don't count.
    if (key === '/url')
      parent.url = textTemplate(property);
  } else {
    const node = parseKey(key);
    parent.children.push(node);
    addContents(node, value);
  }
}

function addContents(node: NodeTemplate, value: Node | null): void {
  if (isSeq(value))
    addItems(node, value);
  else if (isMap(value) || isAlias(value))
    throw new TemplateError('Map values should be strings or sequences');
  else if (isScalar(value) && value.value !== null)
    node.children.push(textTemplate(String(value.value)));
  else
    throw new TemplateError('Node value should be a string or a sequence');
}

function stringOf(value: Node | null): string | null {
  return isScalar(value) && typeof value.value === 'string' ? value.value : null;
}

function fail(what: string): never {
  throw new TemplateError(what);
}
