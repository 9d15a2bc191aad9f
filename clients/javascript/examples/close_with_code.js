// Closes the page's WebSocket with a code and a reason.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('wss://example.com/ws', ws => {
  ws.onMessage(message => ws.close({ code: 3008, reason: `No ${message}` }));
});
await page.goto(process.argv[2]);
const closed = await page.evaluate(() => closing('wss://example.com/ws', { messages: ['thanks'] }));
assert.deepEqual(closed, { code: 3008, reason: 'No thanks' });
console.log("wss://example.com/ws, closed by the route: the page sent 'thanks' and saw", closed);
await browser.close();
