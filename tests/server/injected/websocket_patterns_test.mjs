// Which URLs the patterns of a client match.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {installRecorder} from './support/fake_driver.mjs';
import {enterWith} from './support/realm.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

// [pattern, URL, whether it matches]; relative globs are on the base URL http://site.example/base/.
const rows = [
  [{glob: '**'}, 'ws://a/b', true],
  [{glob: '*'}, 'ws://a/b', false],
  [{glob: ''}, 'ws://a/b', true],
  [{}, 'ws://a/b', true],
  [{glob: '**/ws'}, 'ws://a/b/ws', true],
  [{glob: '**/ws'}, 'ws://a/b/ws?x', false],
  [{glob: '**/ws'}, 'ws://a/b/news', false],
  [{glob: '**/ws*'}, 'ws://a/b/ws?x', true],
  [{glob: 'ws://a/*'}, 'ws://a/b', true],
  [{glob: 'ws://a/*'}, 'ws://a/b/c', false],
  [{glob: 'ws://a/**'}, 'ws://a/b/c', true],
  [{glob: 'ws://a/**/c'}, 'ws://a/c', true],
  [{glob: 'ws://a/**/c'}, 'ws://a/b/d/c', true],
  [{glob: 'ws://a/**/c'}, 'ws://a/bc', false],
  [{glob: 'ws://a/x**y'}, 'ws://a/x/1/y', true],
  [{glob: 'ws://a'}, 'ws://a/', true],
  [{glob: 'WS://A:80/B'}, 'ws://a/B', true],
  [{glob: 'http://a/b'}, 'ws://a/b', true],
  [{glob: 'https://a/b'}, 'wss://a/b', true],
  [{glob: 'https://a/b'}, 'ws://a/b', false],
  [{glob: 'ws://*.example/x'}, 'ws://sub.example/x', true],
  [{glob: 'ws://*.example/x'}, 'ws://sub/x.example/x', false],
  [{glob: 'ws://host:*/x'}, 'ws://host:8080/x', true],
  [{glob: '{ws,wss}://a/b'}, 'wss://a/b', true],
  [{glob: 'ws://{a,b.c}/x'}, 'ws://b.c/x', true],
  [{glob: 'ws://{a,b.c}/x'}, 'ws://bxc/x', false],
  [{glob: '**/{one,two}/*'}, 'ws://a/two/x', true],
  [{glob: '**/{one,two}/*'}, 'ws://a/three/x', false],
  [{glob: '**/x{y'}, 'ws://a/x{y', false],
  [{glob: '**/x?y'}, 'ws://a/x?y', true],
  [{glob: '**/x?y'}, 'ws://a/xzy', false],
  [{glob: 'ws://a/x?y=*'}, 'ws://a/x?y=1', true],
  [{glob: '**/a.b'}, 'ws://a/axb', false],
  [{glob: '**/[ab]'}, 'ws://a/a', false],
  [{glob: '**/\\*'}, 'ws://a/*', true],
  [{glob: '**/\\*'}, 'ws://a/b', false],
  [{glob: 'ws://a/\\?x'}, 'ws://a/?x', true],
  [{glob: 'ws://a/ü b'}, 'ws://a/ü b', true],
  [{glob: '/ws'}, 'ws://site.example/ws', true],
  [{glob: 'ws'}, 'ws://site.example/base/ws', true],
  [{glob: './ws/*'}, 'ws://site.example/base/ws/1', true],
  [{glob: '../{x,y}'}, 'ws://site.example/y', true],
  [{glob: '/ws'}, 'wss://site.example/ws', false],
  [{glob: '?query'}, 'ws://site.example/base/?query', true],
  [{regexSource: '^wss?://a/', regexFlags: ''}, 'ws://a/b', true],
  [{regexSource: 'B$', regexFlags: ''}, 'ws://a/b', false],
  [{regexSource: 'B$', regexFlags: 'i'}, 'ws://a/b', true],
  [{regexSource: 'a', regexFlags: 'g'}, 'ws://a/a', true],
  [{regexSource: '(', regexFlags: ''}, 'ws://a/b', false],
  [{urlPattern: {protocol: 'ws', hostname: '*.example', pathname: '/:room'}}, 'ws://x.example/hall', true],
  [{urlPattern: {protocol: 'ws', hostname: '*.example', pathname: '/:room'}}, 'ws://x.example/hall/2', false],
];

const matchesInPage = async (page, pattern, url) => page.evaluate(`(async () => {
  driver.setPatterns([${JSON.stringify(pattern)}]);
  driver.heard.length = 0;
  const socket = new WebSocket(${JSON.stringify(url)});
  const closed = new Promise(resolve => socket.onclose = resolve);
  socket.close();
  // What the driver hears may wait for the tasks of this socket and of those before it to run.
  await closed;
  await new Promise(setTimeout);
  return driver.heard.some(([name]) => name === 'created');
})()`);

test('patterns select the URLs users expect', async t => {
  const page = await bed.newPage();
  await page.evaluate(enterWith(installRecorder, {baseURL: 'http://site.example/base/'}));
  for (const [pattern, url, expected] of rows) {
    await t.test(`${JSON.stringify(pattern)} ${expected ? 'matches' : 'does not match'} ${url}`, async () => {
      assert.equal(await matchesInPage(page, pattern, url), expected);
    });
  }
});
