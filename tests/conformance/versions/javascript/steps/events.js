// What pages tell.

import assert from 'node:assert/strict';
import { failure, step } from '../stage.js';

const boom = () => {
  setTimeout(() => {
    throw new TypeError('boom');
  });
};

step('the_console', async scene => {
  const page = await scene.page();
  const logging = page.waitForEvent('console');
  await page.evaluate(() => console.warn('careful', 5, { a: 1 }));
  const message = await logging;
  assert.deepEqual([message.type(), message.text()], ['warning', 'careful 5 {a: 1}']);
  assert.equal(message.page(), page);
  const args = await Promise.all(message.args().map(handle => handle.jsonValue()));
  assert.deepEqual(args, ['careful', 5, { a: 1 }]);
  assert.equal(typeof message.location().lineNumber, 'number');
  const second = page.context().waitForEvent('console', message => message.text() === 'second');
  await page.evaluate(() => console.log('first') ?? console.log('second'));
  await second;
});

step('elements_are_logged', async scene => {
  const page = await scene.page();
  const logging = page.waitForEvent('console');
  await page.evaluate(() => console.log(document.body));
  const element = (await logging).args()[0].asElement();
  assert.equal(await element.evaluate(body => body.tagName), 'BODY');
});

step(
  'the_console_is_remembered',
  async scene => {
    const page = await scene.page();
    assert.deepEqual(await page.consoleMessages(), []);
    await page.evaluate(() => console.log('kept'));
    assert.deepEqual((await page.consoleMessages()).map(message => message.text()), ['kept']);
    const erring = page.waitForEvent('pageerror');
    await page.evaluate(boom);
    await erring;
    assert.deepEqual((await page.pageErrors()).map(error => error.message), ['boom']);
  },
  { since: 56 },
);

step('errors_of_pages', async scene => {
  const page = await scene.page();
  await page.goto(`${scene.web}/page`);
  const erring = page.waitForEvent('pageerror');
  const told = page.context().waitForEvent('weberror');
  await page.evaluate(boom);
  const error = await erring;
  assert.deepEqual([error.name, error.message], ['TypeError', 'boom']);
  assert.match(error.stack, /^TypeError: boom\n {4}at /);
  assert.equal((await told).page(), page);
  assert.equal((await told).error().message, 'boom');
});

step(
  'errors_come_with_their_place',
  async scene => {
    const page = await scene.page();
    const told = page.context().waitForEvent('weberror');
    await page.evaluate(boom);
    const { url, line, column } = (await told).location();
    assert.deepEqual([typeof url, typeof line, typeof column], ['string', 'number', 'number']);
  },
  { since: 60 },
);

step('dialogs_wait_for_an_answer', async scene => {
  const page = await scene.page();
  const seen = [];
  page.once('dialog', async dialog => {
    seen.push(dialog.type(), dialog.message(), dialog.defaultValue(), dialog.page() === page);
    await dialog.accept('Ada');
  });
  assert.equal(await page.evaluate("prompt('Name?', 'nobody')"), 'Ada');
  assert.deepEqual(seen, ['prompt', 'Name?', 'nobody', true]);
  page.once('dialog', dialog => dialog.dismiss());
  assert.equal(await page.evaluate("confirm('Sure?')"), false);
  assert.equal(await page.evaluate("confirm('Nobody listens.')"), false);
});

step('handlers_that_run_before_a_page_unloads', async scene => {
  const page = await scene.page();
  await page.goto(`${scene.web}/page`);
  await page.evaluate(() => void (window.onbeforeunload = () => console.log('unloading')));
  const [message] = await Promise.all([
    page.waitForEvent('console'),
    page.waitForEvent('close'),
    page.close({ runBeforeUnload: true }),
  ]);
  assert.equal(message.text(), 'unloading');
});

step('protocol_sessions', async scene => {
  const page = await scene.page();
  const session = await page.context().newCDPSession(page);
  assert.equal((await session.send('Runtime.evaluate', { expression: '6 * 7' })).result.value, 42);
  const told = [];
  session.on('Runtime.consoleAPICalled', event => told.push(event));
  await session.send('Runtime.enable');
  await page.evaluate(() => console.log('heard'));
  await session.send('Runtime.disable');
  assert.equal(told[0].args[0].value, 'heard');
  await failure(session.send('Runtime.such'), /'Runtime\.such' wasn't found/);
  await session.detach();
  const browser = await scene.browser.newBrowserCDPSession();
  assert.match((await browser.send('Browser.getVersion')).product, /Chrome/);
  // It may serve other clients, too.
  await failure(browser.send('Browser.close'), /is refused: it reaches beyond what is this client's/);
});
