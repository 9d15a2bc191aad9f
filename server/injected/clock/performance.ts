// `performance` and the times of events, counted from when the clock began.

/** `now` gives milliseconds since the clock began, which was at `origin`, in milliseconds since 1970. */
export function performanceOf(native: Performance, now: () => number, origin: () => number): object {
  const replacement: Record<string, unknown> = {};
  const members: Record<string, PropertyDescriptor> =
      Object.assign({}, ...prototypesOf(native).map(prototype => Object.getOwnPropertyDescriptors(prototype)));
  for (const [name, {value}] of Object.entries(members)) {
    if (name === 'constructor')
      continue;
    if (typeof value === 'function')
      replacement[name] = stand(name, native, value as (...args: unknown[]) => unknown);
    else
      define(replacement, name, () => Reflect.get(native, name));
  }
  replacement.now = () => now();
  define(replacement, 'timeOrigin', origin);
  replacement.toJSON = () => ({timeOrigin: origin()});
  return replacement;
}

function define(object: object, name: string, get: () => unknown): void {
  Object.defineProperty(object, name, {get, enumerable: true, configurable: true});
}

// Nearest to Object.prototype first; that one left out.
function prototypesOf(object: object): object[] {
  const prototype = Object.getPrototypeOf(object) as object;
  return prototype === Object.prototype ? [] : [...prototypesOf(prototype), prototype];
}

// There is no timeline of entries, whose real times would belie the clock's.
function stand(name: string, native: object, method: (...args: unknown[]) => unknown): unknown {
  if (name.startsWith('getEntries'))
    return () => [];
  if (name === 'mark')
    return (mark: string) => ({name: mark, entryType: 'mark', startTime: 0, duration: 0});
  if (name === 'measure')
    return (measure: string) => ({name: measure, entryType: 'measure', startTime: 0, duration: 50});
  return name.startsWith('clear') ? () => undefined : method.bind(native);
}

/** Events happen when their time is first asked for. */
export function replaceTimeStamps(now: () => number): void {
  const descriptor = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
  if (!descriptor?.get || !descriptor.configurable)
    return;
  const read = descriptor.get as (this: unknown) => number;
  const times = new WeakMap<object, number>();
  Object.defineProperty(Event.prototype, 'timeStamp', {...descriptor, get(this: Event) {
    // Throws for what is no event.
    read.call(this);
    if (!times.has(this))
      times.set(this, now());
    return times.get(this);
  }});
}
