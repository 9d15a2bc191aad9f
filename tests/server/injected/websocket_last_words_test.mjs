// What a page says just before it leaves reaches its server, although the client can't pass it on any more.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {installRecorder} from './support/fake_driver.mjs';
import {enterWith} from './support/realm.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();
let connections = 0;

/** A page with a routed socket that is connected to the server: in it, `socket` and what `driver` says and hears. */
async function connectedPage() {
  const page = await bed.newPage('/blank');
  const source = enterWith(installRecorder, {patterns: [{glob: '**'}]});
  await page.send('Page.addScriptToEvaluateOnNewDocument', {source});
  await page.goto(`${bed.server.origin}/page`);
  const path = `/echo?${++connections}`;
  const heard = bed.server.heardOn(path);
  const run = body => page.evaluate(`(async () => {${body}})()`);
  await run(`
    window.socket = new WebSocket('${bed.server.wsOrigin}${path}');
    const opened = new Promise(resolve => socket.onopen = resolve);
    driver.dispatch(['connect', 1]);
    await opened;
    return 0;`);
  return {
    run,
    heard,
    leave: () => page.goto(`${bed.server.origin}/next`),
    async leaveAfter(body) {
      await run(`${body}; setTimeout(() => { location.href = '/next'; }); return 0;`);
      return heard;
    },
  };
}

const farewell = `socket.send('one'); socket.send(new Uint8Array([50])); socket.close(4000, 'bye')`;
const wentFarewell = ['one', '2', [4000, 'bye']];
const goingAway = [1001, ''];

test('messages and a close that nobody has passed on yet go to the server', async () => {
  const {leaveAfter} = await connectedPage();
  assert.deepEqual(await leaveAfter(farewell), wentFarewell);
});

for (const [type, target] of [['pagehide', 'window'], ['visibilitychange', 'document'], ['unload', 'window']]) {
  test(`what is said on ${type} goes to the server`, async () => {
    const {run, leave, heard} = await connectedPage();
    await run(`${target}.addEventListener('${type}', () => { ${farewell} }); return 0;`);
    await leave();
    assert.deepEqual(await heard, wentFarewell);
  });
}

test('what the client has passed on isn’t said again', async () => {
  const {leaveAfter} = await connectedPage();
  assert.deepEqual(await leaveAfter(`
    socket.send('passed on');
    await driver.next('messageFromPage');
    driver.dispatch(['sendToServer', 1, 'passed on', false]);
    await driver.next('messageFromServer');
    driver.dispatch(['sendToPage', 1, 'passed on', false]);
    socket.send('not yet')`), ['passed on', 'not yet', goingAway]);
});

const others = {
  'changes a message': `['sendToServer', 1, 'changed', false]`,
  'sends the server something of its own': `['sendToServer', 1, 'asked', false], ['sendToServer', 1, 'extra', false]`,
  'answers in the server’s place': `['sendToPage', 1, 'an answer', false]`,
};
for (const [what, orders] of Object.entries(others)) {
  test(`nothing goes past a client that ${what}`, async () => {
    const {leaveAfter} = await connectedPage();
    const heard = await leaveAfter(`
      socket.send('asked');
      await driver.next('messageFromPage');
      driver.dispatch(${orders});
      socket.send('unheard')`);
    assert.ok(!heard.includes('unheard'), heard);
  });
}

test('nothing goes past a client that keeps a message for itself', async () => {
  const {run, leaveAfter} = await connectedPage();
  // The page sees another time than the one that decides.
  await run(`socket.send('kept'); return new Promise(resolve => setTimeout(resolve, 1100));`);
  assert.deepEqual(await leaveAfter(`socket.send('unheard')`), [goingAway]);
});

test('what waits for a driver that doesn’t keep up goes to the server, up to a Blob', async () => {
  const {leaveAfter} = await connectedPage();
  const heard = await leaveAfter(`
    const large = 'x'.repeat(9 << 20);
    socket.send(large);
    await driver.next('messageFromPage');
    driver.dispatch(['sendToServer', 1, large, false]);
    await driver.next('messageFromServer');
    driver.dispatch(['sendToPage', 1, large, false]);
    socket.send('waits');
    socket.send('too');
    socket.send(new Blob(['lost']));
    socket.send('lost')`);
  assert.deepEqual(heard.slice(1), ['waits', 'too', goingAway]);
});

test('a pagehide event of the page’s own means nothing', async () => {
  const {run} = await connectedPage();
  assert.deepEqual(await run(`
    dispatchEvent(new PageTransitionEvent('pagehide'));
    socket.send('still here');
    driver.dispatch(['sendToServer', 1, 'still here', false]);
    return driver.next('messageFromServer');`), ['messageFromServer', 1, 'still here', false]);
});

test('document.open() takes nobody the last word', async () => {
  const {leaveAfter} = await connectedPage();
  assert.deepEqual(await leaveAfter(`
    document.open();
    document.close();
    socket.send('first');
    driver.dispatch(['sendToServer', 1, 'first', false]);
    await driver.next('messageFromServer');
    driver.dispatch(['sendToPage', 1, 'first', false]);
    ${farewell}`), ['first', ...wentFarewell]);
});
