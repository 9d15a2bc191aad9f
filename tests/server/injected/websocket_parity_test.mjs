// A routed socket can't be told from a native one: each probe gets the same answer from both.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';

import {launch} from './support/browser.mjs';
import {installEchoDriver} from './support/fake_driver.mjs';
import {makeProbing} from './support/probing.mjs';
import {enterWith} from './support/realm.mjs';
import {serve} from './support/web_server.mjs';
import {behaviorProbes} from './websocket_behavior_probes.mjs';
import {closingProbes} from './websocket_closing_probes.mjs';
import {interfaceProbes} from './websocket_interface_probes.mjs';
import {streamProbes} from './websocket_stream_probes.mjs';

let browser;
let server;
let native;
let routed;

before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
  [native, routed] = await Promise.all([browser.newPage(), browser.newPage()]);
  const source = enterWith(installEchoDriver, {patterns: [{glob: '**'}]});
  await routed.send('Page.addScriptToEvaluateOnNewDocument', {source});
  await Promise.all([native, routed].map(page => page.goto(`${server.origin}/page`)));
});

after(async () => {
  await browser.close();
  server.close();
});

const ask = (page, probe) => page.evaluate(
    `(async () => JSON.stringify(await (${probe})((${makeProbing})(${JSON.stringify({wsOrigin: server.wsOrigin})})),
        (key, value) => value === undefined ? 'undefined' : value !== value ? 'NaN' : value))()`);

test('the page that is said to be routed is: its events are not the browser’s', async () => {
  const isTrusted = page => page.evaluate(`new Promise(resolve => {
    new WebSocket('${server.wsOrigin}/echo').onopen = event => resolve(event.isTrusted);
  })`);
  assert.deepEqual([await isTrusted(native), await isTrusted(routed)], [true, false]);
});

for (const [name, probe] of Object.entries({...interfaceProbes, ...behaviorProbes, ...closingProbes, ...streamProbes})) {
  test(name, async () => {
    const expected = await ask(native, probe);
    assert.equal(typeof expected, 'string', 'the native socket gives an answer');
    assert.deepEqual(JSON.parse(await ask(routed, probe)), JSON.parse(expected));
  });
}
