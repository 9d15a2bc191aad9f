// Routes a URL that is relative to the base URL of the context.
// Needs client 1.49: earlier ones resolve on http:// and match nothing.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const context = await browser.newContext({ baseURL: process.argv[2] });
const page = await context.newPage();
await page.routeWebSocket('/ws', ws => {
  ws.onMessage(message => {
    if (message === 'request') ws.send('response');
  });
});
await page.goto('/');
const replies = await page.evaluate(() => chat(`ws://${location.host}/ws`, ['request']));
assert.deepEqual(replies, ['response']);
console.log("/ws, relative to the base URL: the page sent 'request' and saw 'response'");
await browser.close();
