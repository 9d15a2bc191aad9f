// WebSockets, routed and not. `chat` and `closing` are functions of the example server's page.

import assert from 'node:assert/strict';
import { step } from '../stage.js';

const MOCK = 'ws://mock.example/ws';

step('sockets_are_mocked', async scene => {
  const page = await scene.page();
  const urls = [];
  await page.routeWebSocket(MOCK, ws => {
    urls.push(ws.url());
    ws.onMessage(message => {
      ws.send(typeof message === 'string' ? `re: ${message}` : Buffer.concat([Buffer.from([0, 255]), message]));
    });
  });
  await page.goto(scene.chat);
  const replies = await page.evaluate(url => chat(url, ['one', 'two']), MOCK);
  assert.deepEqual(replies, ['re: one', 're: two']);
  const bytes = await page.evaluate(async url => {
    const [reply] = await chat(url, [new Uint8Array([1, 254])]);
    return [...new Uint8Array(await reply.arrayBuffer())];
  }, MOCK);
  assert.deepEqual(bytes, [0, 255, 1, 254]);
  assert.deepEqual(urls, [MOCK, MOCK]);
});

step('sockets_are_connected_and_modified', async scene => {
  const context = await scene.context();
  await context.routeWebSocket(/\/ws$/, ws => {
    const server = ws.connectToServer();
    ws.onMessage(message => server.send(message.toUpperCase()));
    server.onMessage(message => ws.send(`${message}!`));
  });
  const page = await context.newPage();
  await page.goto(scene.chat);
  assert.deepEqual(await page.evaluate(() => chat('/ws', ['hello'])), ['server says: HELLO!']);
  await page.routeWebSocket('**/ws', ws => void ws.connectToServer());
  assert.deepEqual(await page.evaluate(() => chat('/ws', ['plain'])), ['server says: plain']);
  const closed = await page.evaluate(() => closing('/ws', { messages: ['close 3001 over'] }));
  assert.deepEqual(closed, { code: 3001, reason: 'over' });
});

step('predicates_choose_sockets', async scene => {
  const page = await scene.page();
  await page.routeWebSocket(
    url => url.searchParams.has('private'),
    ws => ws.onMessage(message => ws.send(`mocked: ${message}`)),
  );
  await page.goto(scene.chat);
  assert.deepEqual(await page.evaluate(() => chat('/ws?private=1', ['hello'])), ['mocked: hello']);
  assert.deepEqual(await page.evaluate(() => chat('/ws', ['hello'])), ['server says: hello']);
});

step('sockets_are_closed_from_either_side', async scene => {
  const page = await scene.page();
  await page.routeWebSocket('**/closed', ws => ws.close({ code: 3008, reason: 'enough' }));
  const closes = [];
  await page.routeWebSocket('**/watched', ws => {
    ws.onClose((code, reason) => {
      closes.push(code, reason);
      ws.close({ code: code + 1000, reason: `${reason}, said the route` });
    });
  });
  await page.goto(scene.chat);
  assert.deepEqual(await page.evaluate(() => closing('/closed')), { code: 3008, reason: 'enough' });
  const closed = await page.evaluate(() => closing('/watched', { code: 3009, reason: 'bye' }));
  assert.deepEqual(closed, { code: 4009, reason: 'bye, said the route' });
  assert.deepEqual(closes, [3009, 'bye']);
});

step('servers_that_close_are_told_of', async scene => {
  const page = await scene.page();
  await page.routeWebSocket('**/ws', ws => {
    const server = ws.connectToServer();
    server.onClose((code, reason) => ws.close({ code: code + 1000, reason: `${reason}?` }));
    server.send('close 3001 over');
  });
  await page.goto(scene.chat);
  assert.deepEqual(await page.evaluate(() => closing('/ws')), { code: 4001, reason: 'over?' });
});

step(
  'routes_tell_the_protocols',
  async scene => {
    const page = await scene.page();
    const seen = [];
    await page.routeWebSocket(MOCK, ws => seen.push(ws.protocols()));
    await page.goto(scene.chat);
    await page.evaluate(url => {
      return new Promise(open => (new WebSocket(url, ['a', 'b']).onopen = () => open()));
    }, MOCK);
    assert.deepEqual(seen, [['a', 'b']]);
  },
  { since: 60 },
);

step('sockets_that_are_not_routed_are_seen', async scene => {
  const page = await scene.page();
  await page.goto(scene.chat);
  const frames = [];
  const closed = new Promise(resolve => {
    page.on('websocket', ws => {
      ws.on('framesent', ({ payload }) => frames.push(payload));
      ws.on('framereceived', ({ payload }) => frames.push(payload));
      ws.on('close', resolve);
    });
  });
  const opening = page.waitForEvent('websocket');
  await page.evaluate(() => chat('/ws', ['hello']));
  const ws = await opening;
  assert.equal(ws.url(), `${scene.chat.replace('http', 'ws')}/ws`);
  await closed;
  assert(ws.isClosed());
  assert.deepEqual(frames, ['hello', 'server says: hello']);
});
