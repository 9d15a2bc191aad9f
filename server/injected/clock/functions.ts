// The functions with which pages set timers.

import type {RealTime} from '../base/real_time';
import {Timers} from './timers';
import type {Kind} from './timers';

export interface TimerFunctions {
  setTimeout: unknown;
  clearTimeout: unknown;
  setInterval: unknown;
  clearInterval: unknown;
  requestAnimationFrame: unknown;
  cancelAnimationFrame: unknown;
  requestIdleCallback: unknown;
  cancelIdleCallback: unknown;
}

type Callback = (...args: unknown[]) => void;

/** `set` puts a timer into `timers` at the time it is there; `now` gives that time. */
export function timerFunctions(timers: Timers, real: RealTime, now: () => number,
    set: (kind: Kind, run: () => void, delay: unknown) => number): TimerFunctions {
  const evaluate = eval;
  const run = (handler: unknown, args: unknown[]) => {
    if (typeof handler === 'function')
      Reflect.apply(handler as Callback, globalThis, args);
    else
      evaluate(String(handler));
  };
  const setter = (kind: Kind) => (handler: unknown, delay?: unknown, ...args: unknown[]) => {
    demand(handler, 'timer');
    return set(kind, () => run(handler, args), delay);
  };
  // What was set before the clock began is the browser's.
  const clearer = (kind: Kind, native: (id: number) => void) => (id?: unknown) => {
    if (timers.knows(id))
      timers.remove(kind, Number(id));
    else if (typeof id === 'number')
      native(id);
  };
  return {
    setTimeout: setter('Timeout'),
    clearTimeout: clearer('Timeout', real.clearTimer),
    setInterval: setter('Interval'),
    clearInterval: clearer('Interval', real.clearTimer),
    requestAnimationFrame: (callback: unknown) => {
      demand(callback, 'requestAnimationFrame');
      return set('AnimationFrame', () => run(callback, [now()]), 0);
    },
    cancelAnimationFrame: clearer('AnimationFrame', real.cancelFrame),
    requestIdleCallback: (callback: unknown, options?: {timeout?: number}) => {
      demand(callback, 'requestIdleCallback');
      const deadline = {didTimeout: false, timeRemaining: () => 0};
      return set('IdleCallback', () => run(callback, [deadline]), options?.timeout || Infinity);
    },
    cancelIdleCallback: clearer('IdleCallback', real.cancelIdle),
  };
}

function demand(callback: unknown, what: string): void {
  if (callback === undefined)
    throw new Error(`Callback must be provided to ${what} calls`);
}
