// Routes the WebSockets of every page in a context, and blocks one message.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const context = await browser.newContext();
await context.routeWebSocket('**/ws', ws => {
  const server = ws.connectToServer();
  ws.onMessage(message => {
    if (message === 'to-be-blocked') return;
    server.send(message);
  });
});
for (const greeting of ['first page', 'second page']) {
  const page = await context.newPage();
  await page.goto(process.argv[2]);
  const replies = await page.evaluate(greeting => chat('/ws', ['to-be-blocked', greeting], 1), greeting);
  assert.deepEqual(replies, [`server says: ${greeting}`]);
}
console.log('**/ws, in two pages of a context: each sent 2 messages and saw the answer to one');
await browser.close();
