// Connects to the real server, which answers both the page and the route.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('**/ws', ws => {
  const server = ws.connectToServer();
  server.send('hello from the route');
});
await page.goto(process.argv[2]);
const replies = await page.evaluate(() => chat('/ws', ['hello from the page'], 2));
assert.deepEqual(replies, ['server says: hello from the route', 'server says: hello from the page']);
console.log(`**/ws, connected: the page sent 'hello from the page' and saw '${replies.join("', '")}'`);
await browser.close();
