// What is worked out about elements within one call, where nothing changes in between.

const memories: Map<unknown, unknown>[] = [];
let depth = 0;

/** Within `action` what `remembered` functions found out stays known. Nothing may change the page meanwhile. */
export function withCache<Result>(action: () => Result): Result {
  ++depth;
  try {
    return action();
  } finally {
    if (--depth === 0) {
      for (const memory of memories)
        memory.clear();
    }
  }
}

/** `compute`, asked once for each key during a `withCache`. A result is never undefined. */
export function remembered<Key, Result extends {} | null>(compute: (key: Key) => Result): (key: Key) => Result {
  const memory = new Map<Key, Result>();
  memories.push(memory as Map<unknown, unknown>);
  return key => {
    if (depth === 0)
      return withCache(() => compute(key));
    let result = memory.get(key);
    if (result === undefined) {
      result = compute(key);
      memory.set(key, result);
    }
    return result;
  };
}
