// Whether a snapshot shows what a template expects.

import type {NodeTemplate, TextTemplate} from '../template/template';
import type {SnapshotNode} from './tree';
import {oneLine} from './whitespace';

type Child = SnapshotNode | string;
type ChildTemplate = NodeTemplate | TextTemplate;

/** Whether a node of the tree, the root included, has the properties and the children of the template's root. */
export function treeMatches(tree: SnapshotNode, template: NodeTemplate): boolean {
  return holds(tree, template, false) ||
      tree.children.some(child => typeof child !== 'string' && treeMatches(child, template));
}

// `isDeep`: children have to be all there, unless the template says otherwise.
function holds({properties, children}: SnapshotNode, template: NodeTemplate, isDeep: boolean): boolean {
  if (template.url && !textMatches(properties.url ?? '', template.url))
    return false;
  const container = template.container ?? (isDeep ? 'deep-equal' : 'contain');
  return container === 'contain' ? contains(children, template.children) :
    equals(children, template.children, container === 'deep-equal');
}

function equals(children: Child[], templates: ChildTemplate[], isDeep: boolean): boolean {
  return children.length === templates.length &&
      templates.every((template, i) => childMatches(children[i]!, template, isDeep));
}

function contains(children: Child[], templates: ChildTemplate[]): boolean {
  let next = 0;
  return templates.every(template => {
    const found = children.findIndex((child, i) => i >= next && childMatches(child, template, false));
    next = found + 1;
    return found >= 0;
  });
}

const states = ['checked', 'disabled', 'expanded', 'invalid', 'level', 'pressed', 'selected'] as const;

function childMatches(child: Child, template: ChildTemplate, isDeep: boolean): boolean {
  if (typeof child === 'string' || !('role' in template))
    return typeof child === 'string' && !('role' in template) && textMatches(child, template);
  return child.role === template.role &&
      (!template.name || textMatches(child.name, template.name)) &&
      states.every(state => template[state] === undefined || template[state] === child[state]) &&
      holds(child, template, isDeep);
}

function textMatches(text: string, template: TextTemplate): boolean {
  // What looks like a pattern may be meant as it is: a path.
  if ('pattern' in template)
    return patternFinds(text, template.pattern) || text === `/${template.pattern}/`;
  const expected = oneLine(template.text);
  return expected === '' || expected === oneLine(text);
}

// What can't be parsed finds nothing.
function patternFinds(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch {
    return false;
  }
}
