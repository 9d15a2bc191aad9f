// Handles a close by the page, and completes it with another code.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('wss://example.com/ws', ws => {
  ws.onClose((code, reason) => ws.close({ code: code + 1000, reason: `${reason}, said the route` }));
});
await page.goto(process.argv[2]);
const closed = await page.evaluate(() => closing('wss://example.com/ws', { code: 3001, reason: 'bye' }));
assert.deepEqual(closed, { code: 4001, reason: 'bye, said the route' });
console.log("wss://example.com/ws, close handled: the page closed with 3001 'bye' and saw", closed);
await browser.close();
