// Aria snapshots of what a selector finds, or of the document.

import {ariaSnapshot, ariaSnapshotJson} from './aria/aria';
import type {SnapshotOptions} from './aria/aria';
import {isElement, parentElement} from './base/tree';
import {find} from './targets';
import type {Target} from './targets';

export interface SnapshotRequest extends Target {
  options: SnapshotOptions;
  /** As data instead of text. */
  json?: boolean;
}

/** `text` with the places of the frames in it, or `data`. */
export function snapshot(node: Node | null, request: SnapshotRequest): object {
  const {options, json, selector} = request;
  if (!node && !selector)
    return document.body ? shown(document.body, options, json) : {text: '', data: [], frames: []};
  const found = find(node, request);
  if (!('node' in found))
    return found;
  const element = isElement(found.node) ? found.node : parentElement(found.node)!;
  return {...shown(element, options, json), resolved: found.resolved};
}

function shown(element: Element, options: SnapshotOptions, json = false): object {
  return json ? {data: ariaSnapshotJson(element, options)} : ariaSnapshot(element, options);
}
