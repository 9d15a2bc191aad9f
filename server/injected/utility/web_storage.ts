// What a document keeps in its origin's storage.

import {apply, getOwnPropertyDescriptor, global, push, uncurry} from '../base/primordials';

export type StorageKind = 'local' | 'session';

// Own properties of a window; a worker has none of them.
const storages = {
  local: getOwnPropertyDescriptor(global, 'localStorage')?.get,
  session: getOwnPropertyDescriptor(global, 'sessionStorage')?.get,
};
const prototype = global.Storage?.prototype as Storage | undefined;
const lengthOf = prototype && getOwnPropertyDescriptor(prototype, 'length')?.get;
const keyAt = prototype && uncurry(prototype.key);
const getItem = prototype && uncurry(prototype.getItem);
const setItem = prototype && uncurry(prototype.setItem);
const removeItem = prototype && uncurry(prototype.removeItem);
const clear = prototype && uncurry(prototype.clear);

/** Throws for a document that may keep nothing. */
function storageOf(kind: StorageKind): Storage {
  return apply(storages[kind]!, global, []) as Storage;
}

export function storageItems(kind: StorageKind): {name: string; value: string}[] {
  const storage = storageOf(kind);
  const items: {name: string; value: string}[] = [];
  const length = apply(lengthOf!, storage, []) as number;
  for (let i = 0; i < length; ++i) {
    const name = keyAt!(storage, i)!;
    push(items, {name, value: getItem!(storage, name)!});
  }
  return items;
}

export function storageItem(kind: StorageKind, name: string): string | null {
  return getItem!(storageOf(kind), name);
}

export function setStorageItem(kind: StorageKind, name: string, value: string): void {
  setItem!(storageOf(kind), name, value);
}

export function removeStorageItem(kind: StorageKind, name: string): void {
  removeItem!(storageOf(kind), name);
}

export function clearStorage(kind: StorageKind): void {
  clear!(storageOf(kind));
}
