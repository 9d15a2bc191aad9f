// Answers the page in place of a server: no connection is made.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('wss://example.com/ws', ws => {
  ws.onMessage(message => {
    if (message === 'request') ws.send('response');
  });
});
await page.goto(process.argv[2]);
const replies = await page.evaluate(() => chat('wss://example.com/ws', ['request']));
assert.deepEqual(replies, ['response']);
console.log("wss://example.com/ws, mocked: the page sent 'request' and saw 'response'");
await browser.close();
