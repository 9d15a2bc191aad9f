// Clocks that a test turns.

import assert from 'node:assert/strict';
import { failure, step } from '../stage.js';

const NOON = new Date('2024-02-02T12:00:00Z');
const now = () => new Date().toISOString().slice(11, 19);

step('a_clock_is_turned', async scene => {
  const page = await scene.page();
  await page.clock.install({ time: NOON });
  await page.goto(`${scene.web}/page`);
  await page.clock.pauseAt('2024-02-02T12:30:00Z');
  assert.equal(await page.evaluate(now), '12:30:00');
  await page.evaluate(() => {
    window.ticks = 0;
    setInterval(() => ++ticks, 1000);
  });
  await page.clock.runFor(3500);
  assert.deepEqual([await page.evaluate('ticks'), await page.evaluate(now)], [3, '12:30:03']);
  await page.clock.fastForward('05:00');
  assert.deepEqual([await page.evaluate('ticks'), await page.evaluate(now)], [4, '12:35:03']);
  await failure(page.clock.pauseAt(NOON), /Cannot fast-forward to the past/);
  await page.clock.resume();
  await page.waitForFunction(() => ticks === 5);
});

step('a_date_is_set', async scene => {
  const context = await scene.context();
  await context.clock.setFixedTime(NOON);
  const page = await context.newPage();
  assert.equal(await page.evaluate(() => Date.now()), NOON.getTime());
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 10)));
  assert.equal(await page.evaluate(() => Date.now()), NOON.getTime());
  await page.clock.setSystemTime('2030-01-01T00:00:00Z');
  assert.equal(await page.evaluate(() => new Date().getUTCFullYear()), 2030);
  await failure(page.clock.setFixedTime('no date'), /Invalid date: no date/);
});
