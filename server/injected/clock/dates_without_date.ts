// What else asks the browser which day it is: Intl.DateTimeFormat and Temporal.Now.

/** `now` gives milliseconds since 1970. */
export function replaceDefaultDates(now: () => number): void {
  replaceFormats(now);
  replaceTemporalNow(now);
}

type Format = (date?: Date | number) => string;

function replaceFormats(now: () => number): void {
  const {prototype} = Intl.DateTimeFormat;
  const format = Object.getOwnPropertyDescriptor(prototype, 'format');
  const formatToParts = Object.getOwnPropertyDescriptor(prototype, 'formatToParts');
  if (format?.get && format.configurable) {
    const read = format.get as (this: unknown) => Format;
    const formats = new WeakMap<object, Format>();
    Object.defineProperty(prototype, 'format', {...format, get(this: Intl.DateTimeFormat) {
      const native = read.call(this);
      if (!formats.has(native))
        formats.set(native, date => native(date === undefined ? now() : date));
      return formats.get(native);
    }});
  }
  if (formatToParts?.configurable) {
    const native = formatToParts.value as (this: unknown, date: unknown) => unknown;
    Object.defineProperty(prototype, 'formatToParts', {...formatToParts,
      value(this: unknown, date?: unknown) {
        return native.call(this, date === undefined ? now() : date);
      }});
  }
}

interface Zoned {
  toPlainDateTime(): unknown;
  toPlainDate(): unknown;
  toPlainTime(): unknown;
}

interface TemporalLike {
  Instant: {fromEpochMilliseconds(time: number): {toZonedDateTimeISO(zone: unknown): Zoned}};
  Now: Record<string, unknown> & {timeZoneId(): string};
}

function replaceTemporalNow(now: () => number): void {
  const {Temporal} = globalThis as {Temporal?: TemporalLike};
  if (!Temporal)
    return;
  const {Now, Instant} = Temporal;
  const instant = () => Instant.fromEpochMilliseconds(Math.floor(now()));
  const zoned = (zone: unknown = Now.timeZoneId()) => instant().toZonedDateTimeISO(zone);
  const functions = {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: unknown) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: unknown) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: unknown) => zoned(zone).toPlainTime(),
  };
  for (const [name, value] of Object.entries(functions)) {
    if (Object.getOwnPropertyDescriptor(Now, name)?.configurable)
      Object.defineProperty(Now, name, {value});
  }
}
