// A clock that a test turns, in a document: instead of the browser's it is what the page's scripts have for the time. The
// driver says what the time is (server/browser/clock), the same in all documents of a context; this is how a document
// gets there, and what it fires on the way.

import {newPromise} from '../base/promises';
import type {RealTime} from '../base/real_time';
import {dateOf} from './date';
import {replaceDefaultDates} from './dates_without_date';
import {timerFunctions} from './functions';
import {performanceOf, replaceTimeStamps} from './performance';
import {longestDelay, Timers} from './timers';
import type {Kind} from './timers';

/** What holds from a moment on. Times are milliseconds. */
export interface Reading {
  /** Counts the changes. */
  serial: number;
  /** How long the clock had run at that moment. */
  elapsed: number;
  /** That moment, in real time since 1970, if the clock runs on; null if it stands. */
  since: number | null;
  /** The date when the clock had run for no time, if it was never set since. */
  offset: number;
  /** The date that the page is told, if that stands still. */
  fixed: number | null;
  /** The date when the clock began. */
  origin: number;
}

/**
 * How the clock gets to a new reading: each timer fires when its time comes; or all that are due fire once, at the end; or
 * none does.
 */
export type Way = 'run' | 'jump' | 'set';

export default function createClock(real: RealTime): Clock {
  return new Clock(real);
}

export type {Clock};

class Clock {
  private readonly timers_ = new Timers();
  private reading_: Reading | undefined;
  // How long the clock has run, while the driver turns it.
  private turned_: number | undefined;
  private readonly changes_: (() => void)[] = [];
  // When it looks for timers that are due, and the browser's timer for that.
  private wakeAt_ = Infinity;
  private wake_ = 0;

  constructor(private readonly real_: RealTime) {}

  /** Calls one of the other methods. */
  invoke(method: 'begin' | 'change', args: IArguments): unknown {
    return Reflect.apply(this[method] as (...args: unknown[]) => unknown, this, args);
  }

  /**
   * Puts the clock in the place of the browser's. Where it is there already, and shows a former reading, timers go on to
   * wait as long as they did.
   */
  begin(reading: Reading): void {
    if (!this.reading_) {
      this.reading_ = reading;
      this.replaceFunctions();
    } else if (this.reading_.serial < reading.serial) {
      const former = this.elapsed;
      this.reading_ = reading;
      this.timers_.shift(this.elapsed - former);
      this.awaitTimers();
    }
  }

  /**
   * Brings the clock, which was at `before` if this document hasn't heard of it yet, to `reading`. Resolves once what
   * fires on the way has fired; rejects with the first exception of it.
   */
  change(before: Reading, way: Way, reading: Reading): Promise<void> {
    this.begin(before);
    return newPromise((resolve, reject) => {
      this.changes_.push(() => this.make(way, reading, error => {
        this.changes_.shift();
        this.changes_[0]?.();
        if (error === undefined || error === null)
          resolve();
        else
          reject(error);
      }));
      if (this.changes_.length === 1)
        this.changes_[0]!();
    });
  }

  private make(way: Way, reading: Reading, done: (error: unknown) => void): void {
    // A document that began since knows already.
    if (this.reading_!.serial >= reading.serial) {
      done(undefined);
      return;
    }
    let first: unknown;
    const finish = () => {
      this.turned_ = undefined;
      this.reading_ = reading;
      this.awaitTimers();
      done(first);
    };
    if (way === 'set') {
      finish();
      return;
    }
    const {elapsed} = reading;
    this.turned_ = this.elapsed;
    if (way === 'jump') {
      this.timers_.jump(Math.min(this.turned_, elapsed), elapsed);
      this.turned_ = elapsed;
    }
    const step = () => {
      const run = this.timers_.takeDue() ?? (way === 'run' ? this.takeNext(elapsed) : undefined);
      if (!run) {
        finish();
        return;
      }
      try {
        run();
      } catch (error) {
        first ??= error;
      }
      this.real_.soon(step);
    };
    step();
  }

  // The next timer until `end`; the clock is turned to its time.
  private takeNext(end: number): (() => void) | undefined {
    const due = this.timers_.firstDue;
    if (due === undefined || due > end)
      return undefined;
    this.turned_ = Math.max(this.turned_!, due);
    this.timers_.passFirst();
    return this.timers_.takeDue();
  }

  // How long the clock has run.
  private get elapsed(): number {
    const {since, elapsed} = this.reading_!;
    return this.turned_ ?? (since === null ? elapsed : elapsed + Math.max(0, this.real_.now() - since));
  }

  private get date(): number {
    const {fixed, offset} = this.reading_!;
    return fixed ?? this.elapsed + offset;
  }

  private set(kind: Kind, run: () => void, delay: unknown): number {
    // What a timer sets for at once comes later than itself, or a turn might never end.
    const least = this.turned_ === undefined ? 0 : 1;
    const id = this.timers_.add(kind, run, delay, this.elapsed, least);
    this.awaitTimers();
    return id;
  }

  // While the clock runs on, the browser's timers tell when the first of ours is due.
  private awaitTimers(): void {
    const due = this.timers_.firstDue;
    const running = this.reading_!.since !== null && this.turned_ === undefined;
    const wakeAt = running && due !== undefined ? due : Infinity;
    if (wakeAt === this.wakeAt_)
      return;
    this.real_.clearTimer(this.wake_);
    this.wakeAt_ = wakeAt;
    if (wakeAt === Infinity)
      return;
    const delay = Math.min(longestDelay, Math.max(0, Math.ceil(wakeAt - this.elapsed)));
    this.wake_ = this.real_.setTimer(() => {
      this.wakeAt_ = Infinity;
      this.fireFirst();
    }, delay);
  }

  // One timer at a time: each is a task of its own.
  private fireFirst(): void {
    const due = this.timers_.firstDue;
    if (this.turned_ === undefined && due !== undefined && due <= this.elapsed) {
      this.timers_.passFirst();
      try {
        this.timers_.takeDue()?.();
      } catch (error) {
        this.real_.report(error);
      }
    }
    this.awaitTimers();
  }

  private replaceFunctions(): void {
    const elapsed = () => this.elapsed;
    const date = () => this.date;
    const functions = timerFunctions(this.timers_, this.real_, elapsed, (kind, run, delay) => this.set(kind, run, delay));
    for (const [name, value] of Object.entries(functions))
      replace(name, value);
    replace('performance', performanceOf(performance, elapsed, () => this.reading_!.origin));
    if (typeof Date === 'function')
      replace('Date', dateOf(Date, date));
    replaceDefaultDates(date);
    replaceTimeStamps(elapsed);
  }
}

// Leaves alone what the page has made unchangeable.
function replace(name: string, value: unknown): void {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  if (descriptor?.configurable ?? true) {
    const enumerable = descriptor?.enumerable ?? true;
    Object.defineProperty(globalThis, name, {value, enumerable, writable: true, configurable: true});
  }
}
