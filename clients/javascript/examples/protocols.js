// Answers in the subprotocol that the page asks for.
// Needs client 1.60, the first that has WebSocketRoute.protocols().

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('wss://example.com/ws', ws => {
  if (ws.protocols().includes('chat.v2')) ws.onMessage(message => ws.send(`v2:${message}`));
  else ws.close({ code: 1002, reason: 'Unsupported protocol' });
});
await page.goto(process.argv[2]);
const replies = await page.evaluate(() => chat('wss://example.com/ws', ['hello'], 1, ['chat.v2']));
assert.deepEqual(replies, ['v2:hello']);
const closed = await page.evaluate(() => closing('wss://example.com/ws'));
assert.deepEqual(closed, { code: 1002, reason: 'Unsupported protocol' });
console.log('wss://example.com/ws, by protocol: with chat.v2 the page saw', replies, 'without', closed);
await browser.close();
