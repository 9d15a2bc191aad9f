// Changes one of the messages on their way to the real server.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('**/ws', ws => {
  const server = ws.connectToServer();
  ws.onMessage(message => {
    if (message === 'request') server.send('request2');
    else server.send(message);
  });
});
await page.goto(process.argv[2]);
const replies = await page.evaluate(() => chat('/ws', ['request', 'other']));
assert.deepEqual(replies, ['server says: request2', 'server says: other']);
console.log("**/ws, modified: the page sent 'request' and 'other' and saw", replies);
await browser.close();
