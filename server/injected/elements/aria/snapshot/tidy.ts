// What is left out of a snapshot's tree because it says nothing, or says again what stands beside it.

import {attribute} from '../../base/tree';
import {isHidden} from '../hidden';
import {isNamedByContents, isTransparent} from '../names';
import {labelsFor} from '../native_names';
import {htmlName, svgName} from '../nodes';
import {oneLine} from './whitespace';
import type {SnapshotMode, SnapshotNode} from './tree';

type Child = SnapshotNode | string;

/** Tidies a tree in place; `inPointer` says that the pointer shows it can be clicked. */
export function tidy(node: SnapshotNode, mode: SnapshotMode, inPointer = false): void {
  const children: Child[] = [];
  const isPointer = inPointer || !!node.pointer;
  for (const child of node.children) {
    if (typeof child === 'string') {
      children.push(child);
      continue;
    }
    tidy(child, mode, isPointer);
    if (mode === 'ai')
      children.push(...simplified(child, isPointer));
    else if (child.role !== 'generic' || child.children.length)
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
function simplified(node: SnapshotNode, inPointer: boolean): Child[] {
  // A picture that says nothing may still be there to be clicked.
  if (node.role === 'img' && !node.name && !node.children.length && (inPointer || !node.pointer))
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
  // A label, a caption or an image's title is said by another element.
  if (node.name)
    return isLabelled(element) || (!svgName(element) && !labelsFor(element).length);
  const speaks = node.role === 'generic' || node.role === 'textbox' || node.role === 'searchbox' || isTransparent(node.role);
  return speaks && node.children.some(child => typeof child === 'string' || contributes(child));
}

function isLabelled(element: Element): boolean {
  return !!attribute(element, 'aria-label') || !!attribute(element, 'aria-labelledby');
}

// Whether there is text that no role and no name holds together.
function isLooseText(node: SnapshotNode): boolean {
  if (!contributes(node) || (node.name && (node.role !== 'generic' || isLabelled(node.element!))))
    return false;
  return node.role === 'generic' && isOnlyText(node) ||
      node.children.some(child => typeof child !== 'string' && isLooseText(child));
}
