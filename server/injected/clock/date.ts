// A Date that reads the clock.

/** What stands in for `Native`, which may be the page's own; `now` gives milliseconds since 1970. */
export function dateOf(Native: DateConstructor, now: () => number): DateConstructor {
  function fake(...args: unknown[]): unknown {
    if (!new.target)
      return new Native(now()).toString();
    return Reflect.construct(Native, args.length ? args : [now()], new.target === fake ? Native : new.target);
  }
  const {length, name, ...inherited} = Object.getOwnPropertyDescriptors(Native);
  Object.defineProperties(fake, {
    ...inherited,
    length,
    name,
    now: {...inherited.now, value: () => now()},
    // Libraries that fake timers look for it, and leave what has it alone.
    isFake: {value: true, writable: true, enumerable: true, configurable: true},
    toString: {value: () => Native.toString(), writable: true, enumerable: false, configurable: true},
  });
  return fake as unknown as DateConstructor;
}
