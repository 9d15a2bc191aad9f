// Pages, frames, popups and workers, and where they navigate.

import assert from 'node:assert/strict';
import { failure, step } from '../stage.js';

step('content_and_title', async scene => {
  const page = await scene.page();
  assert.deepEqual([page.url(), await page.title()], ['about:blank', '']);
  await page.setContent('<!DOCTYPE html><title>Set</title><p>héllo</p>');
  assert.equal(await page.title(), 'Set');
  assert.equal(
    await page.content(),
    '<!DOCTYPE html><html><head><title>Set</title></head><body><p>héllo</p></body></html>',
  );
  await page.addScriptTag({ content: 'window.added = 1' });
  await page.addStyleTag({ content: 'body { color: rgb(1, 2, 3) }' });
  assert.deepEqual(await page.evaluate(() => [added, getComputedStyle(document.body).color]), [1, 'rgb(1, 2, 3)']);
});

step('navigations_answer_with_responses', async scene => {
  const page = await scene.page();
  const response = await page.goto(`${scene.web}/page`);
  assert.deepEqual([response.status(), response.ok(), response.statusText()], [200, true, 'OK']);
  assert.equal(response.url(), page.url());
  assert.match(await response.text(), /<title>Page<\/title>/);
  assert(response.frame() === page.mainFrame() && response.request().isNavigationRequest());
  assert.match(await response.headerValue('content-type'), /^text\/html/);
  assert(scene.web.includes((await response.request().allHeaders()).host));
  assert((await response.serverAddr()).port > 0);
  assert.equal(await response.securityDetails(), null);
  assert.equal(await response.finished(), null);
  assert.equal((await response.request().sizes()).responseBodySize, (await response.body()).length);
  assert(response.request().timing().responseEnd >= 0);
  const redirected = await page.goto(`${scene.web}/redirect`);
  assert.match(redirected.request().redirectedFrom().url(), /\/redirect$/);
  assert.match(page.url(), /\/page$/);
  assert.equal(await page.goto('about:blank'), null);
});

step('history', async scene => {
  const page = await scene.page();
  await page.goto(`${scene.web}/page?1`);
  await page.goto(`${scene.web}/page?2`);
  assert.match((await page.goBack()).url(), /\?1$/);
  assert.match((await page.goForward({ waitUntil: 'commit' })).url(), /\?2$/);
  assert.match((await page.reload()).url(), /\?2$/);
  assert.equal(await page.goForward(), null);
  await page.evaluate(() => (location.hash = 'there'));
  await page.waitForURL('**/*#there');
});

step('navigations_that_fail_say_why', async scene => {
  const page = await scene.page();
  await failure(page.goto(`${scene.web}/refused`), /net::ERR_CONNECTION_REFUSED/);
  await failure(page.goto('no url'), /Cannot navigate to invalid URL/);
  await failure(page.goto(`${scene.web}/slow`, { timeout: 200 }), /page\.goto: Timeout 200ms exceeded\./);
});

step('requests_are_told_to_those_who_listen', async scene => {
  const page = await scene.page();
  await page.goto(`${scene.web}/page`);
  const seen = [];
  page.on('request', request => seen.push(`request ${request.method()} ${request.resourceType()}`));
  page.on('response', response => seen.push(`response ${response.status()}`));
  page.on('requestfinished', request => seen.push(`finished ${request.postData()}`));
  await page.evaluate(() => void fetch('/headers', { method: 'POST', body: 'sent' }));
  await scene.until(() => seen.length === 3);
  assert.deepEqual(seen, ['request POST fetch', 'response 200', 'finished sent']);
  const failing = page.waitForEvent('requestfailed');
  await page.evaluate(() => void fetch('http://127.0.0.1:9/').catch(() => {}));
  assert.match((await failing).failure().errorText, /^net::ERR_/);
});

step('popups_know_their_opener', async scene => {
  const page = await scene.page();
  await page.goto(`${scene.web}/page`);
  const [popup, told] = await Promise.all([
    page.waitForEvent('popup'),
    page.context().waitForEvent('page'),
    page.evaluate(() => void (window.popup = open('/popup'))),
  ]);
  assert(popup === told && (await popup.opener()) === page);
  await popup.waitForLoadState();
  assert.equal(await popup.title(), 'Popup');
  await Promise.all([popup.waitForEvent('close'), page.evaluate(() => popup.close())]);
  assert(popup.isClosed());
});

step('iframes', async scene => {
  const page = await scene.page();
  await page.goto(`${scene.web}/frames`);
  const child = page.frame({ name: 'child' });
  assert(page.mainFrame().childFrames()[0] === child && child.parentFrame() === page.mainFrame());
  assert.match(child.url(), /\/popup$/);
  assert.equal(await child.evaluate(() => document.title), 'Popup');
  const element = await child.frameElement();
  assert((await element.contentFrame()) === child && (await element.ownerFrame()) === page.mainFrame());
  await Promise.all([page.waitForEvent('framenavigated'), child.evaluate(() => void (location.href = '/page'))]);
  await child.waitForLoadState('domcontentloaded');
  const detaching = page.waitForEvent('framedetached');
  await page.evaluate(() => document.querySelector('iframe').remove());
  assert((await detaching) === child && child.isDetached());
  await failure(child.evaluate('1'), /frame\.evaluate: Frame was detached|Frame has been detached/);
});

step('workers', async scene => {
  const page = await scene.page();
  const starting = page.waitForEvent('worker');
  await page.evaluate(() => void (window.w = new Worker(URL.createObjectURL(new Blob(['self.six = 6'])))));
  const worker = await starting;
  assert.match(worker.url(), /^blob:/);
  assert.equal(await worker.evaluate(x => six * x, 7), 42);
  assert.deepEqual(await (await worker.evaluateHandle('({a: 1})')).jsonValue(), { a: 1 });
  assert.deepEqual(page.workers(), [worker]);
});

step(
  'workers_log',
  async scene => {
    const page = await scene.page();
    const starting = page.waitForEvent('worker');
    await page.evaluate(() => {
      window.w = new Worker('data:text/javascript,onmessage = e => console.log(e.data)');
    });
    const worker = await starting;
    const logging = worker.waitForEvent('console');
    await page.evaluate(() => w.postMessage('from a worker'));
    const message = await logging;
    assert(message.text() === 'from a worker' && message.worker() === worker);
  },
  { since: 57 },
);
