// Which URLs the patterns of a client match.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

import {installRecorder} from './support/fake_driver.mjs';
import {enterWith} from './support/realm.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

// [pattern, URL, whether it matches], which hold for the driver's own matcher, too; relative globs are on the base
// URL http://site.example/base/.
const rows = JSON.parse(readFileSync('tests/server/network/url_match_cases.json', 'utf8'));

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
