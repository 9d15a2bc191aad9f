// Engines of the user's own.

import type {Step} from './engines';
import type {Part} from './selector';

interface CustomEngine {
  queryAll(root: Node, body: string): Iterable<Element>;
}

const registered = new Map<string, CustomEngine>();

/** `source` evaluates to an object with `queryAll`. A later engine of the same name takes the place of the earlier. */
export function registerEngine(name: string, source: string): void {
  // In the global scope.
  registered.set(name, (0, eval)(`(${source}\n)`) as CustomEngine);
}

export function isRegistered(name: string): boolean {
  return registered.has(name);
}

export function customEngine({engine, body}: Part): Step {
  const custom = registered.get(engine);
  if (!custom)
    throw new Error(`Unknown engine "${engine}"`);
  return found => [...new Set(found.flatMap(root => [...custom.queryAll(root, body)]))];
}
