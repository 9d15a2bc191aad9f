// Polls a predicate until it is truthy.

import {apply, global, mapDelete, mapGet, MapOf, mapSet} from '../base/primordials';
import {newPromise, whenSettled} from '../base/promises';

/** When to look again: before every frame is painted, or after so many milliseconds. */
export type Polling = 'raf' | number;

// The page's clock may be replaced later; waiting goes by the real one.
const requestFrame = global.requestAnimationFrame;
const setTimer = global.setTimeout;

export class Waits {
  private readonly cancels_ = new MapOf<number, () => void>();

  /**
   * Resolves with the first truthy value of `predicate`, looked at right away and then as `polling` says; with undefined
   * once it is cancelled. Rejects with what it throws. A promise it returns is waited for before looking again.
   */
  start(id: number, polling: Polling, predicate: () => unknown): Promise<unknown> {
    return newPromise((resolve, reject) => {
      let over = false;
      const end = (settle: (value: unknown) => void, value: unknown) => {
        over = true;
        mapDelete(this.cancels_, id);
        settle(value);
      };
      const fail = (reason: unknown) => end(reject, reason);
      const seen = (value: unknown) => {
        if (over)
          return;
        if (value)
          end(resolve, value);
        else
          schedule(polling, look);
      };
      const look = () => {
        if (over)
          return;
        let value;
        try {
          value = predicate();
        } catch (error) {
          fail(error);
          return;
        }
        whenSettled(value, seen, fail);
      };
      mapSet(this.cancels_, id, () => end(resolve, undefined));
      look();
    });
  }

  cancel(id: number): void {
    (mapGet(this.cancels_, id) as (() => void) | undefined)?.();
  }
}

// Workers that paint nothing have no frames.
function schedule(polling: Polling, look: () => void): void {
  if (polling === 'raf' && requestFrame)
    apply(requestFrame, global, [look]);
  else
    apply(setTimer, global, [look, polling === 'raf' ? 16 : polling]);
}
