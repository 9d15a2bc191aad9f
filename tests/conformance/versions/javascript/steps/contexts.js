// Browsers that are connected to, and contexts with their options.

import assert from 'node:assert/strict';
import { chromium, devices, selectors } from '../client.js';
import { failure, step } from '../stage.js';

step('a_browser_tells_what_it_is', async scene => {
  assert.match(scene.browser.version(), /^\d+(\.\d+){3}$/);
  assert(scene.browser.isConnected());
  assert.equal(scene.browser.browserType().name(), 'chromium');
  // These come with the client.
  assert.equal(devices['iPhone 13'].isMobile, true);
});

step('clients_have_a_browser_each', async scene => {
  await scene.context();
  const other = await scene.connect();
  assert.deepEqual(other.contexts(), []);
  const page = await other.newPage();
  assert.equal(await page.evaluate(() => 6 * 7), 42);
  await other.close();
  assert(!other.isConnected() && scene.browser.isConnected());
});

step('what_cannot_be_connected_to_says_why', async scene => {
  await failure(chromium.connect(`${scene.endpoint}elsewhere`), /400 Bad Request/);
});

step('a_context_has_its_options', async scene => {
  const page = await scene.page({
    locale: 'fr-FR',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 640, height: 480 },
    deviceScaleFactor: 2,
    userAgent: 'Scenario/1.0',
    extraHTTPHeaders: { 'X-Scenario': 'context' },
    colorScheme: 'dark',
    baseURL: scene.web,
    hasTouch: true,
  });
  const response = await page.goto('/headers');
  const headers = await response.json();
  assert.equal(headers['x-scenario'], 'context');
  assert.equal(headers['user-agent'], 'Scenario/1.0');
  assert.deepEqual(page.viewportSize(), { width: 640, height: 480 });
  const seen = await page.evaluate(() => [
    navigator.language,
    new Date(0).getHours(),
    innerWidth,
    devicePixelRatio,
    navigator.userAgent,
    matchMedia('(prefers-color-scheme: dark)').matches,
  ]);
  assert.deepEqual(seen, ['fr-FR', 9, 640, 2, 'Scenario/1.0', true]);
});

step('a_context_lists_what_is_in_it', async scene => {
  const context = await scene.context();
  assert(scene.browser.contexts().includes(context) && context.browser() === scene.browser);
  const first = await context.newPage();
  const second = await context.newPage();
  assert(context.pages()[0] === first && context.pages()[1] === second && first.context() === context);
  await first.close();
  assert(context.pages().length === 1 && first.isClosed());
  await context.close();
  assert(!scene.browser.contexts().includes(context));
});

step('permissions_credentials_and_cookies', async scene => {
  const context = await scene.context({
    geolocation: { latitude: 52.5, longitude: 13.4 },
    permissions: ['geolocation'],
    httpCredentials: { username: 'ada', password: 'lovelace' },
  });
  const page = await context.newPage();
  assert.equal((await page.goto(`${scene.web}/private`)).status(), 200);
  const where = () =>
    new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(({ coords }) => resolve([coords.latitude, coords.longitude]), reject),
    );
  assert.deepEqual(await page.evaluate(where), [52.5, 13.4]);
  await context.setGeolocation({ latitude: 1, longitude: -2.25 });
  assert.deepEqual(await page.evaluate(where), [1, -2.25]);
  await context.clearPermissions();
  const elsewhere = { name: 'b', value: '2', url: 'http://elsewhere.example/' };
  await context.addCookies([{ name: 'a', value: '1', url: scene.web }, elsewhere]);
  assert.equal(await page.evaluate(() => document.cookie), 'a=1');
  const [cookie, ...others] = await context.cookies(scene.web);
  assert.equal(others.length, 0);
  assert.deepEqual([cookie.name, cookie.expires, cookie.sameSite], ['a', -1, 'Lax']);
  await context.clearCookies({ name: /^a/ });
  assert.deepEqual((await context.cookies()).map(({ name }) => name), ['b']);
  await context.clearCookies();
  assert.deepEqual(await context.cookies(), []);
});

step('what_a_context_emulates_can_change', async scene => {
  const context = await scene.context();
  const page = await context.newPage();
  await page.goto(`${scene.web}/page`);
  await page.setViewportSize({ width: 500, height: 400 });
  assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [500, 400]);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.equal(await page.evaluate(() => matchMedia('print').matches), true);
  await context.setOffline(true);
  assert.equal(await page.evaluate(() => navigator.onLine), false);
  await context.setOffline(false);
  await context.setExtraHTTPHeaders({ 'X-Scenario': 'context', 'X-Other': 'kept' });
  await page.setExtraHTTPHeaders({ 'X-Scenario': 'page' });
  const headers = await (await page.goto(`${scene.web}/headers`)).json();
  assert.deepEqual([headers['x-scenario'], headers['x-other']], ['page', 'kept']);
  await page.bringToFront();
  await page.requestGC();
});

step('selector_engines_and_the_test_id_go_to_every_context', async scene => {
  await selectors.register('tag', () => ({ query: (root, selector) => root.querySelector(selector) }));
  selectors.setTestIdAttribute('data-test');
  assert.equal(await (await scene.page()).evaluate('1'), 1);
});
