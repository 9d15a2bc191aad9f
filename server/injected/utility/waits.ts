// Polls a predicate until it is truthy.

import {apply, mapDelete, mapGet, MapOf, mapSet, PromiseOf} from '../base/primordials';

/** When to look again: before every frame is painted, or after so many milliseconds. */
export type Polling = 'raf' | number;

// The page's clock may be replaced later; waiting goes by the real one.
const requestFrame = globalThis.requestAnimationFrame;
const setTimer = globalThis.setTimeout;

export class Waits {
  private readonly cancels_ = new MapOf<number, () => void>();

  /**
   * Resolves with the first truthy value of `predicate`, looked at right away and then as `polling` says. Rejects with
   * what it throws. A promise it returns is awaited before looking again.
   */
  async start(id: number, polling: Polling, predicate: () => unknown): Promise<unknown> {
    let cancelled = false;
    let wake: (() => void) | undefined;
    mapSet(this.cancels_, id, () => {
      cancelled = true;
      wake?.();
    });
    try {
      while (!cancelled) {
        const value = await predicate();
        if (cancelled)
          break;
        if (value)
          return value;
        await new PromiseOf<void>(resolve => {
          wake = resolve;
          schedule(polling, resolve);
        });
      }
      return undefined;
    } finally {
      mapDelete(this.cancels_, id);
    }
  }

  cancel(id: number): void {
    (mapGet(this.cancels_, id) as (() => void) | undefined)?.();
  }
}

// Workers that paint nothing have no frames.
function schedule(polling: Polling, look: () => void): void {
  if (polling === 'raf' && requestFrame)
    apply(requestFrame, globalThis, [look]);
  else
    apply(setTimer, globalThis, [look, polling === 'raf' ? 16 : polling]);
}
