// Routes a relative URL; clients up to 1.48 need a base URL with the scheme ws.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const context = await browser.newContext({ baseURL: process.argv[2].replace('http', 'ws') });
const page = await context.newPage();
await page.routeWebSocket('/ws', ws => {
  ws.onMessage(message => {
    if (message === 'request') ws.send('response');
  });
});
await page.goto(process.argv[2]);
const replies = await page.evaluate(() => chat(`ws://${location.host}/ws`, ['request']));
assert.deepEqual(replies, ['response']);
console.log("/ws, relative to ws://…: the page sent 'request' and saw 'response'");
await browser.close();
