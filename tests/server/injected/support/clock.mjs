// A document's clock, turned as the driver turns it (server/browser/clock).

import {bundle} from './bundles.mjs';

/**
 * A page that records what is given to `stub(…)`; `calls()` takes the record. The clock began at the date
 * `origin` and stands at `time`, or runs; `before` ran before it began.
 */
export async function clockPage(bed, {origin = 0, time = 1000, standing = true, before = '0'} = {}) {
  const page = await bed.newPage();
  await page.evaluate('calls = []; stub = (...args) => { calls.push(args) }; 0');
  const {objectId} = await page.evaluate(`({utility: (${bundle('utility')})()})`, {returnByValue: false});
  await page.evaluate(before);
  let reading = {serial: 1, elapsed: 0, since: Date.now(), offset: origin, fixed: null, origin};

  async function change(way, changes) {
    const former = reading;
    const since = former.since === null ? null : Date.now();
    reading = {...former, since, elapsed: elapsed(), serial: former.serial + 1, ...changes};
    await page.call(objectId,
        `function() { return this.utility.bundle('clock', ${bundle('clock')}).invoke('change', arguments) }`,
        [{value: former}, {value: way}, {value: reading}]);
  }
  const elapsed = () => reading.since === null ? reading.elapsed : reading.elapsed + Date.now() - reading.since;
  const clock = {
    page,
    get reading() {
      return reading;
    },
    evaluate: expression => page.evaluate(expression),
    calls: () => page.evaluate('calls.splice(0)'),
    runFor: ticks => change('run', {elapsed: Math.ceil(elapsed() + ticks)}),
    fastForward: ticks => change('jump', {elapsed: Math.floor(elapsed() + ticks)}),
    pauseAt: date => change('jump', {elapsed: date - reading.offset, since: null}),
    resume: () => change('set', {since: Date.now()}),
    setSystemTime: date => change('set', {offset: date - elapsed(), fixed: null}),
    setFixedTime: date => change('set', {offset: date - elapsed(), fixed: date}),
  };
  if (standing)
    await clock.pauseAt(time);
  else
    await change('set', {});
  return clock;
}
