// Blocks a message of the page and a message of the server, and lets the others through.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('**/ws', ws => {
  const server = ws.connectToServer();
  ws.onMessage(message => {
    if (message !== 'blocked-from-the-page') server.send(message);
  });
  server.onMessage(message => {
    if (message !== 'blocked-from-the-server') ws.send(message);
  });
});
await page.goto(process.argv[2]);
// The server answers "say something" with "something".
const sent = ['blocked-from-the-page', 'say blocked-from-the-server', 'allowed'];
const replies = await page.evaluate(sent => chat('/ws', sent, 1), sent);
assert.deepEqual(replies, ['server says: allowed']);
console.log('**/ws, filtered both ways: the page sent 3 messages and saw', replies);
await browser.close();
