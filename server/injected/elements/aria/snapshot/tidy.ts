// What is left out of a snapshot's tree because it says nothing, or says again what stands beside it.

import {attribute} from '../../base/tree';
import {isHidden} from '../hidden';
import {isNamedByContents, isTransparent} from '../names';
import {htmlName, svgName} from '../nodes';
import {oneLine} from './whitespace';
import type {SnapshotMode, SnapshotNode} from './tree';

type Child = SnapshotNode | string;

/** Tidies a tree in place. */
export function tidy(node: SnapshotNode, mode: SnapshotMode): void {
  const children: Child[] = [];
  for (const child of node.children) {
    if (typeof child === 'string') {
      children.push(child);
      continue;
    }
    tidy(child, mode);
    if (mode === 'ai')
      children.push(...simplified(child));
    else
      children.push(child);
  }
  node.children = withJoinedTexts(children);
  if (mode === 'ai' && node.name)
    node.children = node.children.filter(child => typeof child === 'string' || !repeats(child, node.name));
  if (isOnlyText(node) && node.children[0] === node.name)
    node.children = [];
  if (mode === 'ai' && isNamedByParts(node))
    node.name = '';
}

function withJoinedTexts(children: Child[]): Child[] {
  const joined: Child[] = [];
  let text = '';
  const end = () => {
    text = oneLine(text);
    if (text)
      joined.push(text);
    text = '';
  };
  for (const child of children) {
    if (typeof child === 'string') {
      text += child;
    } else {
      end();
      joined.push(child);
    }
  }
  end();
  return joined;
}

// What stands for a tidied node: itself, its only child, or nothing.
function simplified(node: SnapshotNode): Child[] {
  if (node.role === 'img' && !node.name && !node.children.length)
    return [];
  if (node.role !== 'generic')
    return [node];
  const [child] = node.children;
  if (node.children.length === 1 && isPlainText(child!) && !node.ariaHidden)
    node.children = child.children;
  if (node.name)
    return [node];
  if (node.children.length === 1 && typeof child !== 'string' && child === node.children[0] && child!.ref)
    return [child!];
  return node.children.length ? [node] : [];
}

function isPlainText(child: Child): child is SnapshotNode {
  return typeof child !== 'string' && child.role === 'generic' && !child.name && !child.ariaHidden && !child.active &&
      isOnlyText(child);
}

function isOnlyText(node: SnapshotNode): boolean {
  return node.children.length === 1 && typeof node.children[0] === 'string';
}

// Whether a child says no more than the name of what it is in.
function repeats(child: SnapshotNode, name: string): boolean {
  if (child.role !== 'generic' || (child.name && child.name !== name))
    return false;
  return child.children.length ? isOnlyText(child) && child.children[0] === name : child.name === name;
}

// Whether the name is made of what the children say, each for itself.
function isNamedByParts({name, element, children}: SnapshotNode): boolean {
  const parts = children.filter(child => typeof child !== 'string');
  return !!name && !!element && parts.some(contributes) && !parts.some(isLooseText) && isNamedByContents(element);
}

// Whether the name of what a node is in says what the node says.
function contributes(node: SnapshotNode): boolean {
  const element = node.element!;
  if (isHidden(element) || htmlName(element) === 'select')
    return false;
  // An image's title is no text of the page.
  if (node.name)
    return !svgName(element) || !!attribute(element, 'aria-label');
  const speaks = node.role === 'generic' || node.role === 'textbox' || node.role === 'searchbox' || isTransparent(node.role);
  return speaks && node.children.some(child => typeof child === 'string' || contributes(child));
}

// Whether there is text that no role and no name holds together.
function isLooseText(node: SnapshotNode): boolean {
  if (!contributes(node) || (node.name && node.role !== 'generic'))
    return false;
  return node.role === 'generic' && isOnlyText(node) ||
      node.children.some(child => typeof child !== 'string' && isLooseText(child));
}
