import FakeTimers from '@sinonjs/fake-timers';

import {talk} from './talk.mjs';

export async function converse(url, tell) {
  const clock = FakeTimers.install();
  try {
    // What is to be seen of time stands still.
    await talk(url, tell, () => [Date.now(), performance.now()]);
    let fired = false;
    setTimeout(() => fired = true, 1000);
    clock.tick(1000);
    tell(fired);
  } finally {
    clock.uninstall();
  }
}
