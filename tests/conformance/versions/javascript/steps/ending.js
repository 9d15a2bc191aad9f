// Waiting, timeouts, and the end of what is pending.

import assert from 'node:assert/strict';
import { failure, step } from '../stage.js';

const FOREVER = () => new Promise(() => {});

step('waiting', async scene => {
  const page = await scene.page();
  await page.waitForTimeout(1);
  await page.evaluate(() => void (window.count = 0));
  const counted = await page.waitForFunction(most => ++count > most && { count }, 2);
  assert.deepEqual(await counted.jsonValue(), { count: 3 });
  const told = page.waitForEvent('console', message => message.text() === 'now');
  await page.evaluate(() => void setTimeout(() => console.log('soon') ?? console.log('now')));
  assert.equal((await told).text(), 'now');
});

step('waits_that_end_with_a_timeout', async scene => {
  const page = await scene.page();
  const never = options => page.waitForFunction('false', undefined, options);
  await failure(never({ timeout: 100 }), /page\.waitForFunction: Timeout 100ms exceeded\./);
  await failure(
    page.waitForEvent('popup', { timeout: 100 }),
    /Timeout 100ms exceeded while waiting for event "popup"/,
  );
  page.context().setDefaultTimeout(110);
  await failure(never(), /Timeout 110ms exceeded\./);
  page.setDefaultTimeout(120);
  page.setDefaultNavigationTimeout(130);
  await failure(never(), /Timeout 120ms exceeded\./);
  const late = await failure(page.goto(`${scene.web}/slow`), /Timeout 130ms exceeded\./);
  assert(late.message.includes(`navigating to "${scene.web}/slow", waiting until "load"`));
  assert.equal(late.name, 'TimeoutError');
});

step('what_is_pending_ends_when_the_page_closes', async scene => {
  const page = await scene.page();
  const pending = [
    failure(page.evaluate(FOREVER), /closed/),
    failure(page.waitForFunction('false'), /closed/),
    failure(page.waitForEvent('console'), /closed/),
    failure(page.goto(`${scene.web}/slow`), /closed|ERR_ABORTED/),
  ];
  await page.close();
  await Promise.all(pending);
  await failure(page.title(), /has been closed/);
  const other = await scene.page();
  const excused = failure(other.evaluate(FOREVER), /no use/);
  await other.close({ reason: 'no use' });
  await excused;
});

step('what_is_pending_ends_when_the_context_closes', async scene => {
  const context = await scene.context();
  const page = await context.newPage();
  await page.routeWebSocket('**/ws', ws => void ws.connectToServer());
  const pending = [failure(page.evaluate(FOREVER), /over/), failure(context.waitForEvent('page'), /over|closed/)];
  await context.close({ reason: 'over' });
  await Promise.all(pending);
  assert(page.isClosed());
  await failure(context.newPage(), /closed|over/);
});

step('what_is_pending_ends_when_the_browser_closes', async scene => {
  const browser = await scene.connect();
  const gone = [];
  browser.on('disconnected', browser => gone.push(browser));
  const page = await browser.newPage();
  const pending = failure(page.evaluate(FOREVER), /closed/);
  await browser.close();
  await pending;
  await scene.until(() => gone.length === 1);
  assert(page.isClosed() && !browser.isConnected() && gone[0] === browser);
  await failure(browser.newContext(), /closed/);
});
