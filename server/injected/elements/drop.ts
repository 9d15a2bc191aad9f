// What a user drags in from outside of the browser.

import {send} from './events';
import {transferOf} from './files';
import type {FilePayload} from './files';
import type {Point} from './frames';

export interface Dragged {
  files?: FilePayload[];
  data?: {mimeType: string; value: string}[];
}

/** Drops on `target`, the pointer at `point` of its frame's viewport. False if the target doesn't take it. */
export function drop(target: Element, {x, y}: Point, {files = [], data = []}: Dragged): boolean {
  const dataTransfer = transferOf(files);
  for (const {mimeType, value} of data)
    dataTransfer.setData(mimeType, value);
  const drag = (type: string) => send(target, new DragEvent(type,
      {bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, dataTransfer}));
  drag('dragenter');
  // Who takes it prevents the default, which is to refuse.
  const refused = drag('dragover');
  drag(refused ? 'dragleave' : 'drop');
  return !refused;
}
