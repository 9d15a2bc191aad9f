// Asks the code that knows of accessibility about pages that are written as HTML, each by itself.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {bundle} from './bundles.mjs';

/** The rows of a table in `aria_cases/`. */
export const ariaCases = name =>
  JSON.parse(readFileSync(path.resolve('tests/server/injected/aria_cases', `${name}.json`), 'utf8'));

/**
 * The answers to `question` about each of the pages: the source of a function of the code's exports, of the element with the
 * id `t`, wherever it is, and of the page's own argument. An Error is told by its message.
 */
export async function askAbout(page, pages, question, args = []) {
  await page.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  await page.send('Emulation.setDeviceMetricsOverride', {width: 1280, height: 720, deviceScaleFactor: 1, mobile: false});
  return page.evaluate(`(() => {
    const find = root => {
      for (const element of root.querySelectorAll('*')) {
        const found = Element.prototype.getAttribute.call(element, 'id') === 't' ? element :
          element.shadowRoot && find(element.shadowRoot);
        if (found)
          return found;
      }
      return null;
    };
    const args = ${JSON.stringify(args)};
    return ${JSON.stringify(pages)}.map((html, i) => {
      document.open();
      document.write(html);
      document.close();
      const aria = ${bundle('aria')}();
      try {
        return (${question})(aria, find(document), args[i]);
      } catch (error) {
        return 'Error: ' + error.message;
      }
    });
  })()`);
}

/** A test that finds in each page of a table, by `question`, what the table says, and tells of every page where it doesn't. */
export function testTable(bed, name, question) {
  test(name.replaceAll('_', ' '), async () => {
    const rows = ariaCases(name);
    const page = await bed.newPage();
    const answers = await askAbout(page, rows.map(([html]) => html), question);
    assert.deepEqual(rows.map(([html], i) => [html, answers[i]]), rows);
  });
}
