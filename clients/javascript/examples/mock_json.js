// Answers JSON questions in place of a server.

import assert from 'node:assert/strict';
import { launch } from '../launch.js';

const browser = await launch();
const page = await browser.newPage();
await page.routeWebSocket('wss://example.com/ws', ws => {
  ws.onMessage(message => {
    const json = JSON.parse(message);
    if (json.request === 'question') ws.send(JSON.stringify({ response: 'answer' }));
  });
});
await page.goto(process.argv[2]);
const replies = await page.evaluate(
  question => chat('wss://example.com/ws', [JSON.stringify(question)]),
  { request: 'question' },
);
assert.deepEqual(JSON.parse(replies[0]), { response: 'answer' });
console.log(`wss://example.com/ws, mocked: the page asked a JSON question and saw ${replies[0]}`);
await browser.close();
