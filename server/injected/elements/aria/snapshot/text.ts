// A snapshot as YAML: a list whose items are `role "name" [state]`, their texts, and lists of what they hold.

import {boundingBox} from '../../base/tree';
import {patternFor} from './patterns';
import {yamlKey, yamlValue} from './yaml_scalars';
import type {SnapshotNode} from './tree';

export interface Shown {
  /** How far down nodes are shown; the topmost are at 0. Everything, if 0 or undefined. */
  depth?: number;
  /** Whether boxes are shown, in CSS pixels of the viewport. */
  boxes?: boolean;
  /** Whether the text is to fit another time: with patterns for the numbers in names and texts. */
  patterns?: boolean;
}

/** Where a frame's own snapshot belongs. */
export interface FramePlace {
  ref: string;
  /** The line of the frame, from 0; the frame's snapshot goes below, if it has one, and the line then ends in a colon. */
  line: number;
  /** What the lines of the frame's snapshot are to begin with. */
  indent: string;
  /** How deep the frame's topmost nodes are. */
  level: number;
}

// A longer name is a text in the wrong place.
const longestName = 900;

export function snapshotText(tree: SnapshotNode, shown: Shown): {text: string; frames: FramePlace[]} {
  const writer = new Writer(shown);
  for (const child of tree.children)
    writer.write(child, '', 0, false);
  return {text: writer.lines.join('\n'), frames: writer.frames};
}

class Writer {
  readonly lines: string[] = [];
  readonly frames: FramePlace[] = [];

  constructor(private readonly shown_: Shown) {}

  write(node: SnapshotNode | string, indent: string, level: number, inPointer: boolean): void {
    if (typeof node === 'string') {
      this.lines.push(`${indent}- text: ${this.textOf(node)}`);
      return;
    }
    const isPointer = !!node.ref && !!node.pointer && !inPointer;
    const start = `${indent}- ${yamlKey(this.keyOf(node, isPointer))}`;
    const inner = `${indent}  `;
    if (node.role === 'iframe' && node.ref)
      this.frames.push({ref: node.ref, line: this.lines.length, indent: inner, level: level + 1});
    const properties = Object.entries(node.properties);
    const children = this.childrenOf(node, level);
    if (!properties.length && children.length === 1 && typeof children[0] === 'string') {
      this.lines.push(`${start}: ${this.textOf(children[0])}`);
      return;
    }
    this.lines.push(properties.length || children.length ? `${start}:` : start);
    for (const [name, value] of properties)
      this.lines.push(`${inner}- /${name}: ${yamlValue(value)}`);
    for (const child of children)
      this.write(child, inner, level + 1, inPointer || isPointer);
  }

  // Beside a name a shorter text says too little to be expected another time.
  private childrenOf(node: SnapshotNode, level: number): (SnapshotNode | string)[] {
    const children = shownChildren(node, level, this.shown_);
    return this.shown_.patterns ?
      children.filter(child => typeof child !== 'string' || child.length >= node.name.length) : children;
  }

  private textOf(text: string): string {
    return yamlValue(this.patternOf(text) ?? text);
  }

  private patternOf(text: string): string | null {
    return this.shown_.patterns ? patternFor(text) : null;
  }

  private keyOf(node: SnapshotNode, isPointer: boolean): string {
    let key = node.role;
    if (node.name && node.name.length <= longestName)
      key += ` ${this.patternOf(node.name) ?? JSON.stringify(node.name)}`;
    for (const state of ['checked', 'disabled', 'expanded', 'active', 'invalid', 'level', 'pressed', 'selected'] as const)
      key += stateText(state, node[state]);
    if (node.ariaHidden)
      key += ' [aria-hidden]';
    if (node.ref)
      key += ` [ref=${node.ref}]`;
    if (isPointer)
      key += ' [cursor=pointer]';
    if (this.shown_.boxes) {
      const {x, y, width, height} = boxOf(node);
      key += ` [box=${x},${y},${width},${height}]`;
    }
    return key;
  }
}

/** What is shown below a node at a level. */
export function shownChildren(node: SnapshotNode, level: number, {depth}: Shown): (SnapshotNode | string)[] {
  const isLast = !!depth && level >= depth;
  return isLast && !(node.children.length === 1 && typeof node.children[0] === 'string') ? [] : node.children;
}

/** Rounded to whole pixels. */
export function boxOf(node: SnapshotNode): {x: number; y: number; width: number; height: number} {
  const {x, y, width, height} = boundingBox(node.element!);
  return {x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height)};
}

function stateText(name: string, value: boolean | number | string | undefined): string {
  if (!value)
    return '';
  return value === true ? ` [${name}]` : ` [${name}=${value}]`;
}
