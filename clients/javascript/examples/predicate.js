// Routes the WebSockets whose URL a function picks; others reach the server.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
const isPrivate = url => url.searchParams.has('private');
await page.routeWebSocket(isPrivate, ws => {
  ws.onMessage(message => ws.send(`mocked: ${message}`));
});
await page.goto(process.argv[2]);
const mocked = await page.evaluate(() => chat('/ws?private=1', ['hello']));
assert.deepEqual(mocked, ['mocked: hello']);
const native = await page.evaluate(() => chat('/ws', ['hello']));
assert.deepEqual(native, ['server says: hello']);
console.log('URLs a function picks, mocked: a private one saw', mocked, 'another', native);
await browser.close();
