// A snapshot as plain data.

import {boxOf, shownChildren} from './text';
import type {Shown} from './text';
import type {SnapshotNode} from './tree';

/** A node with what is true of it; an only text is its `text`. */
export interface JsonNode {
  role: string;
  name?: string;
  text?: string;
  children?: (JsonNode | string)[];
  [state: string]: unknown;
}

export function snapshotJson(tree: SnapshotNode, shown: Shown): JsonNode[] {
  return tree.children.map(child =>
    typeof child === 'string' ? {role: 'text', text: child} : jsonOf(child, 0, false, shown));
}

function jsonOf(node: SnapshotNode, level: number, inPointer: boolean, shown: Shown): JsonNode {
  const json: JsonNode = {role: node.role};
  if (node.name)
    json.name = node.name;
  for (const state of ['checked', 'disabled', 'expanded', 'active', 'invalid', 'level', 'pressed', 'selected', 'ref',
    'ariaHidden'] as const) {
    if (node[state])
      json[state] = node[state];
  }
  const isPointer = !!node.ref && !!node.pointer && !inPointer;
  if (isPointer)
    json.cursor = 'pointer';
  if (shown.boxes)
    json.box = boxOf(node);
  Object.assign(json, node.properties);
  const children = shownChildren(node, level, shown);
  if (children.length === 1 && typeof children[0] === 'string')
    json.text = children[0];
  else if (children.length)
    json.children = children.map(child =>
      typeof child === 'string' ? child : jsonOf(child, level + 1, inPointer || isPointer, shown));
  return json;
}
