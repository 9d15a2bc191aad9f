// The timers that a page has set, in the order in which they are due: the library's, of which we use the queue. It counts
// milliseconds from when the clock began, and knows neither dates nor real time.

import {createClock} from '@sinonjs/fake-timers';
import type {Clock} from '@sinonjs/fake-timers';

export type Kind = 'Timeout' | 'Interval' | 'AnimationFrame' | 'IdleCallback';

/** The longest that timers and the browser's own can be asked to wait, in milliseconds. */
export const longestDelay = 2 ** 31 - 1;
// How long a page that has timers lets idle callbacks wait.
const untilIdle = 50;
// The library counts from here; what is below is the browser's.
const firstId = 1e12;

/** A timer that is due, and hasn't been run yet. */
interface Due {
  readonly id: number;
  readonly run: () => void;
}

export class Timers {
  private readonly clock_: Clock = createClock(0);
  private readonly idle_ = new Set<number>();
  private due_: Due[] = [];
  // What the library counts from.
  private base_ = 0;

  /** Sets a timer at the time `now`, to wait for `least` milliseconds at least. Gives its id. */
  add(kind: Kind, run: () => void, delay: unknown, now: number, least: number): number {
    const clock = this.clock_;
    clock.now = now - this.base_;
    const becomeDue = () => {
      if (kind !== 'Interval')
        this.idle_.delete(id);
      this.due_.push({id, run});
    };
    const id = this.set(kind, becomeDue, delay, least);
    if (kind === 'IdleCallback')
      this.idle_.add(id);
    return id;
  }

  private set(kind: Kind, becomeDue: () => void, delay: unknown, least: number): number {
    const clock = this.clock_;
    switch (kind) {
      case 'Timeout':
        return Number(clock.setTimeout(becomeDue, wholeDelay(delay, least)));
      case 'Interval':
        // An interval of no length would be due without end.
        return Number(clock.setInterval(becomeDue, wholeDelay(delay, 1)));
      case 'AnimationFrame':
        return Number(clock.requestAnimationFrame(becomeDue));
      case 'IdleCallback':
        // The library's own wait for its whole timeout, or for nothing.
        return Number(clock.setTimeout(becomeDue,
            wholeDelay(Math.min(delay as number, clock.countTimers() ? untilIdle : 0), least)));
    }
  }

  /** Whether the id can be one of ours. */
  knows(id: unknown): boolean {
    return Number(id) >= firstId;
  }

  /** Timeouts and intervals go by each other's functions, too; another kind's throws. */
  remove(kind: Kind, id: number): void {
    const clock = this.clock_;
    if (this.idle_.has(id)) {
      if (kind !== 'IdleCallback')
        throw new Error(`Cannot clear timer: timer created with requestIdleCallback() but cleared with ${clears[kind]}()`);
      this.idle_.delete(id);
      kind = 'Timeout';
    }
    this.due_ = this.due_.filter(due => due.id !== id);
    clock[clears[kind]](id);
  }

  /** When the first timer is due; undefined while there is none. */
  get firstDue(): number | undefined {
    const first = this.clock_.timerHeap?.peek()?.callAt;
    return first === undefined ? undefined : first + this.base_;
  }

  /** The first timer becomes due. */
  passFirst(): void {
    this.clock_.next();
  }

  /** Every timer up to `time` becomes due once, in the order in which they were set. */
  jump(now: number, time: number): void {
    this.clock_.now = now - this.base_;
    this.clock_.jump(time - now);
  }

  /** What the timers wait for is so much later. */
  shift(by: number): void {
    this.base_ += by;
  }

  /** Takes the timer to run next of those that are due. */
  takeDue(): (() => void) | undefined {
    return this.due_.shift()?.run;
  }
}

// As browsers take it, which cut off what is below a millisecond.
function wholeDelay(delay: unknown, least: number): number {
  const whole = parseInt(String(delay), 10);
  return whole >= least ? whole : least;
}

const clears = {
  Timeout: 'clearTimeout',
  Interval: 'clearInterval',
  AnimationFrame: 'cancelAnimationFrame',
  IdleCallback: 'cancelIdleCallback',
} as const;
