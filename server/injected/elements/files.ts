// Files for <input type=file> and for drops.

import {decodeBase64} from '../base/base64';
import {announce, listen, unlisten} from './events';

export interface FilePayload {
  name: string;
  /** Where it is empty or missing, the bytes are of no known kind. */
  mimeType?: string;
  /** Base64. */
  buffer: string;
  lastModifiedMs?: number;
}

/** A transfer that carries `payloads` as files. */
export function transferOf(payloads: readonly FilePayload[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const {name, mimeType, buffer, lastModifiedMs} of payloads) {
    transfer.items.add(new File([decodeBase64(buffer)], name, {
      type: mimeType || 'application/octet-stream',
      ...(lastModifiedMs === undefined ? {} : {lastModified: lastModifiedMs}),
    }));
  }
  return transfer;
}

/** What keeps `input` from taking so many files, or a directory; undefined if nothing does. */
export function filesProblem(input: HTMLInputElement, count: number, directory: boolean): string | undefined {
  if (count > 1 && !input.multiple && !input.webkitdirectory)
    return 'Non-multiple file input can only accept single file';
  if (directory && !input.webkitdirectory)
    return 'File input does not support directories, pass individual files instead';
  if (!directory && input.webkitdirectory)
    return '[webkitdirectory] input requires passing a path to a directory';
  return undefined;
}

export function setFiles(input: HTMLInputElement, payloads: readonly FilePayload[]): void {
  input.files = transferOf(payloads).files;
  announce(input);
}

/** Settles when `input` tells that files have been chosen, be they those that it had. */
export function nextChoice(input: HTMLInputElement): Promise<void> {
  return new Promise(resolve => {
    const heard = () => {
      unlisten(input, 'input', heard);
      unlisten(input, 'cancel', heard);
      resolve();
    };
    listen(input, 'input', heard);
    listen(input, 'cancel', heard);
  });
}
