// A browser and a server for the tests of one file.

import {after, before} from 'node:test';

import {launch} from './browser.mjs';
import {serve} from './web_server.mjs';

/** The returned object has `browser`, `server` and `newPage(path)` once the tests run. */
export function testbed() {
  const bed = {
    async newPage(path = '/page') {
      const page = await bed.browser.newPage();
      await page.goto(bed.server.origin + path);
      return page;
    },
  };
  before(async () => {
    [bed.browser, bed.server] = await Promise.all([launch(), serve()]);
  });
  after(async () => {
    await bed.browser?.close();
    bed.server?.close();
  });
  return bed;
}
