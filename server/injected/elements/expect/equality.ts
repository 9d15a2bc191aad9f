// Whether two values are the same, as far as they can be written down.

/** Objects and arrays by what they hold, dates, expressions and the like by what they say, all else by identity. */
export function isDeepEqual(a: unknown, b: unknown): boolean {
  return new Comparison().equal(a, b);
}

class Comparison {
  // What is compared already, further out; a cycle that comes back to it adds nothing.
  private readonly pairs_ = new Map<object, object>();

  equal(a: unknown, b: unknown): boolean {
    if (Object.is(a, b))
      return true;
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
      return a === b;
    if (Object.prototype.toString.call(a) !== Object.prototype.toString.call(b))
      return false;
    if (this.pairs_.get(a) === b)
      return true;
    this.pairs_.set(a, b);
    if (a instanceof Date)
      return a.getTime() === (b as Date).getTime();
    if (a instanceof RegExp || a instanceof URL)
      return String(a) === String(b);
    if (a instanceof Error)
      return a.name === (b as Error).name && a.message === (b as Error).message;
    return this.equalMembers(a as Record<string, unknown>, b as Record<string, unknown>);
  }

  private equalMembers(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length &&
        keys.every(key => Object.hasOwn(b, key) && this.equal(a[key], b[key]));
  }
}
