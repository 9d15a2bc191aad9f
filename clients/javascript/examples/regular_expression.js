// Routes the WebSockets whose URL matches a regular expression; others reach the server.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket(/\/ws\?room=\d+$/, ws => {
  ws.onMessage(message => ws.send(`mocked: ${message}`));
});
await page.goto(process.argv[2]);
const mocked = await page.evaluate(() => chat('/ws?room=7', ['hello']));
assert.deepEqual(mocked, ['mocked: hello']);
const native = await page.evaluate(() => chat('/ws?room=lobby', ['hello']));
assert.deepEqual(native, ['server says: hello']);
console.log('room=<number>, mocked: room 7 saw', mocked, 'the lobby saw', native);
await browser.close();
