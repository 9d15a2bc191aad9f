// Handles a close by the server: the page is told another reason.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('**/ws', ws => {
  const server = ws.connectToServer();
  server.onClose((code, reason) => ws.close({ code, reason: `${reason}, said the route` }));
});
await page.goto(process.argv[2]);
const closed = await page.evaluate(() => closing('/ws', { messages: ['close 4001 bye'] }));
assert.deepEqual(closed, { code: 4001, reason: 'bye, said the route' });
console.log("**/ws, close handled: the server closed with 4001 'bye' and the page saw", closed);
await browser.close();
