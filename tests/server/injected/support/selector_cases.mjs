// Tables of selectors and what they find, in `selector_cases/`.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {createElements} from './elements.mjs';

const folder = path.resolve('tests/server/injected/selector_cases');

/** A test of each page in the tables, which says of every selector what it finds other than is written. */
export function testCases(bed, ...names) {
  for (const name of names) {
    for (const {name: group, html, script, below} of JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'))) {
      test(`${name}: ${group}`, async () => {
        const page = await bed.newPage('/page');
        await page.send('Emulation.setDeviceMetricsOverride',
            {width: 1280, height: 720, deviceScaleFactor: 1, mobile: false});
        await page.evaluate(`document.open(); document.write(${JSON.stringify(html)}); document.close()`);
        if (script)
          await page.evaluate(`(${script})()`);
        assert.deepEqual(await found(page, below), below);
        await page.close();
      });
    }
  }
}

async function found(page, below) {
  const elements = await createElements(page);
  const result = {};
  for (const [rootSelector, rows] of Object.entries(below)) {
    const root = rootSelector ? await findRoot(page, rootSelector) : undefined;
    result[rootSelector] = {};
    for (const selector of Object.keys(rows))
      result[rootSelector][selector] = await answer(() => elements.queryAll(selector, {root}));
  }
  return result;
}

// Ids in the order of the findings; of an error the message.
async function answer(query) {
  try {
    return (await query()).join(' ');
  } catch (error) {
    return {error: error.message.split('\n    at ')[0]};
  }
}

function findRoot(page, selector) {
  return page.evaluate(`(() => {
    const find = root => {
      for (const element of root.querySelectorAll('*')) {
        const found = element.matches(${JSON.stringify(selector)}) ? element : element.shadowRoot && find(element.shadowRoot);
        if (found)
          return found;
      }
    };
    return find(document);
  })()`, {returnByValue: false});
}
