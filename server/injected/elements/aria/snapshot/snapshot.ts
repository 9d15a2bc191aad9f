// Snapshots of an element: what assistive technologies are told of it and of what it holds.

import {withCache} from '../cache';
import {snapshotJson} from './json';
import {treeMatches} from './match';
import {forgetRefs, refOf} from './refs';
import {snapshotText} from './text';
import {snapshotTree} from './tree';
import type {NodeTemplate} from '../template/template';
import type {JsonNode} from './json';
import type {FramePlace, Shown} from './text';
import type {SnapshotMode, SnapshotNode} from './tree';

export interface SnapshotOptions extends Shown {
  mode?: SnapshotMode;
  /** Whether nodes have refs, by which `elementOfRef` finds their elements; in mode 'ai' they have. */
  refs?: boolean;
  /** What refs begin with: empty for a page's main frame, `f1` for another. */
  refPrefix?: string;
}

/** The snapshot as YAML, and where the snapshots of the frames in it belong. */
export function ariaSnapshot(root: Element, options: SnapshotOptions = {}): {text: string; frames: FramePlace[]} {
  return withCache(() => snapshotText(treeOf(root, options), options));
}

/** The snapshot as plain data; the snapshot of a frame is the `children` of the node with its ref. */
export function ariaSnapshotJson(root: Element, options: SnapshotOptions = {}): JsonNode[] {
  return withCache(() => snapshotJson(treeOf(root, options), options));
}

/**
 * Whether the snapshot of `root` shows what a template expects, and the snapshot. Throws a SyntaxError for a pattern that
 * is no regular expression.
 */
export function matchAriaTemplate(root: Element, template: NodeTemplate): {matches: boolean; received: string} {
  return withCache(() => {
    const tree = snapshotTree(root, 'default', null);
    return {matches: treeMatches(tree, template), received: snapshotText(tree, {}).text};
  });
}

function treeOf(root: Element, {mode = 'default', refs = mode === 'ai', refPrefix = ''}: SnapshotOptions): SnapshotNode {
  forgetRefs();
  return snapshotTree(root, mode, refs ? (element, role, name) => refOf(refPrefix, element, role, name) : null);
}
