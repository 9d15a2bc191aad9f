// The tree of roles, names and texts that a snapshot shows.

import {attribute, boundingBox, firstChild, isElement, nextSibling, nodeValue, parentNode} from '../../base/tree';
import {typedValue} from '../embedded_controls';
import {isPresentational} from '../explicit_roles';
import {checkVisibility, isHidden, isTextRendered} from '../hidden';
import {inputType} from '../implicit_roles';
import {nameOf} from '../names';
import {flatChildren, htmlName, isText, referenced} from '../nodes';
import {
  checkableRoles, disablableRoles, invalidatableRoles, levelledRoles, pressableRoles, selectableRoles,
} from '../role_table';
import {roleOf} from '../roles';
import {
  checkedOf, disabledOf, expandedOf, invalidOf, isActive, isDetailsOpen, levelOf, pressedOf, selectedOf,
} from '../states';
import type {Tristate} from '../states';
import {generatedText, isInline, styleOf} from '../styles';
import {tidy} from './tidy';
import {oneLine} from './whitespace';

/** What a snapshot is for: people's expectations, or programs that go on to act on elements by their refs. */
export type SnapshotMode = 'default' | 'ai';

export interface SnapshotNode {
  role: string;
  name: string;
  /** Null for the root alone, which stands for the snapshot as a whole. */
  readonly element: Element | null;
  children: (SnapshotNode | string)[];
  readonly properties: {url?: string; placeholder?: string};
  readonly checked?: Tristate;
  readonly disabled?: boolean;
  readonly expanded?: boolean;
  readonly active?: boolean;
  readonly invalid?: boolean | 'grammar' | 'spelling';
  readonly level?: number;
  readonly pressed?: Tristate;
  readonly selected?: boolean;
  readonly ariaHidden?: boolean;
  /** By this an element can be found again; only what can be pointed at has one. */
  readonly ref?: string;
  readonly pointer?: boolean;
}

/** Gives an element its ref. */
export type RefOf = (element: Element, role: string, name: string) => string;

/** The tree below a root that has no role; nodes have refs if there is a `refOf`. */
export function snapshotTree(root: Element, mode: SnapshotMode, refOf: RefOf | null): SnapshotNode {
  const tree: SnapshotNode = {role: 'fragment', name: '', element: null, children: [], properties: {}};
  new TreeBuilder(mode, refOf).visit(root, tree, true);
  tidy(tree, mode);
  return tree;
}

class TreeBuilder {
  private readonly visited_ = new Set<Node>();

  constructor(private readonly mode_: SnapshotMode, private readonly refOf_: RefOf | null) {}

  visit(node: Node, into: SnapshotNode, isShown: boolean): void {
    if (this.visited_.has(node))
      return;
    this.visited_.add(node);
    if (isText(node)) {
      if (isShown && into.role !== 'textbox' && !isInClosedDetails(node))
        into.children.push(nodeValue(node) ?? '');
    } else if (isElement(node)) {
      this.visitElement(node, into);
    }
  }

  private visitElement(element: Element, into: SnapshotNode): void {
    const isShown = !isHidden(element) || (this.mode_ === 'ai' && hasBox(element));
    if (!isShown && this.mode_ !== 'ai')
      return;
    const own = isShown ? this.nodeOf(element) : null;
    if (own)
      into.children.push(own);
    if (!isFrame(element))
      this.visitContents(element, own ?? into, isShown);
  }

  private visitContents(element: Element, into: SnapshotNode, isShown: boolean): void {
    const edge = isInline(element) ? '' : ' ';
    into.children.push(edge, isShown ? generatedText(element, '::before') : '');
    const value = shownValue(element);
    if (value !== null) {
      into.children.push(isShown ? value : '');
    } else {
      for (const child of flatChildren(element))
        this.visit(child, into, isShown);
    }
    for (const child of referenced(element, 'aria-owns') ?? [])
      this.visit(child, into, isShown);
    into.children.push(isShown ? generatedText(element, '::after') : '', edge);
  }

  // Null for what is no node of its own: its contents belong to what it is in.
  private nodeOf(element: Element): SnapshotNode | null {
    const role = this.shownRole(element);
    if (role === null || (role === 'generic' && isRunOfText(element)))
      return null;
    const name = role === 'iframe' ? '' : oneLine(nameOf(element));
    const placeholder = role === 'textbox' ? attribute(element, 'placeholder') : null;
    const url = role === 'link' ? attribute(element, 'href') : null;
    return {
      role, name, element,
      children: [],
      properties: {...url !== null && {url}, ...placeholder !== null && placeholder !== name && {placeholder}},
      ...role !== 'iframe' && statesOf(element, role),
      ...this.mode_ === 'ai' && {
        active: isActive(element),
        ariaHidden: attribute(element, 'aria-hidden')?.toLowerCase() === 'true',
        pointer: styleOf(element).cursor === 'pointer',
      },
      ...this.refOf_ && canBePointedAt(element) && {ref: this.refOf_(element, role, name)},
    };
  }

  private shownRole(element: Element): string | null {
    if (isFrame(element))
      return 'iframe';
    const role = roleOf(element) ?? (this.mode_ === 'ai' ? 'generic' : null);
    return isPresentational(role) ? null : role;
  }
}

// What the role says nothing of is left out.
function statesOf(element: Element, role: string): Partial<SnapshotNode> {
  const expanded = expandedOf(element);
  return {
    ...checkableRoles.has(role) && {checked: checkedOf(element)},
    ...disablableRoles.has(role) && {disabled: disabledOf(element)},
    ...expanded !== undefined && {expanded},
    ...invalidatableRoles.has(role) && {invalid: invalidOf(element)},
    ...levelledRoles.has(role) && {level: levelOf(element)},
    ...pressableRoles.has(role) && {pressed: pressedOf(element)},
    ...selectableRoles.has(role) && {selected: selectedOf(element)},
  };
}

// What has been typed or chosen in an input; null where contents are to be shown.
function shownValue(element: Element): string | null {
  if (htmlName(element) === 'input' && ['checkbox', 'file', 'radio'].includes(inputType(element)))
    return '';
  return typedValue(element);
}

function isFrame(element: Element): boolean {
  return ['frame', 'iframe'].includes(htmlName(element));
}

// An element within a line that adds nothing to its text.
function isRunOfText(element: Element): boolean {
  const {display} = styleOf(element);
  const child = firstChild(element);
  return (display === 'inline' || display === 'contents') && !!child && isText(child) && !nextSibling(child);
}

function isInClosedDetails(text: Text): boolean {
  const parent = parentNode(text);
  return !!parent && isElement(parent) && htmlName(parent) === 'details' && !isDetailsOpen(parent);
}

function canBePointedAt(element: Element): boolean {
  return styleOf(element).pointerEvents !== 'none' && hasBox(element);
}

// Whether the element, or something that it merely groups, takes up space and is visible.
function hasBox(element: Element): boolean {
  const {display, visibility} = styleOf(element);
  if (display === 'contents') {
    for (let child = firstChild(element); child; child = nextSibling(child)) {
      if (isElement(child) ? hasBox(child) : isText(child) && isTextRendered(child))
        return true;
    }
    return false;
  }
  // What content-visibility skips has boxes all the same.
  if (visibility !== 'visible' || !checkVisibility(element, {}))
    return false;
  const {width, height} = boundingBox(element);
  return width > 0 && height > 0;
}
