// The selectors that are written for elements.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

import {createElements} from './support/elements.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();
const cases = JSON.parse(readFileSync(path.resolve('tests/server/injected/selector_cases/generated.json'), 'utf8'));

async function pageWith(html) {
  const page = await bed.newPage();
  await page.evaluate(`document.open(); document.write(${JSON.stringify(html)}); document.close()`);
  return page;
}

const handlesOf = (page, expression) => page.evaluate(expression, {returnByValue: false});

// For each element of the body, in order; null where anything that finds it is as good.
for (const {name, html, script, selectors} of cases) {
  test(`a page of ${name}: every element gets what a user would write, and that finds one element`, async () => {
    const page = await pageWith(html);
    if (script)
      await page.evaluate(`(${script})()`);
    const elements = await createElements(page);
    const written = [];
    for (const i of selectors.keys()) {
      const element = await handlesOf(page, `document.querySelectorAll('body *')[${i}]`);
      const selector = await elements.generate(element);
      assert.equal(await elements.count(selector), 1, selector);
      written.push(selectors[i] && selector);
    }
    assert.deepEqual(written, selectors);
    await page.close();
  });
}

test('the attribute of test ids may be another one', async () => {
  const page = await pageWith('<p data-cy=one>x</p><p>x</p>');
  const elements = await createElements(page);
  const element = await handlesOf(page, 'document.querySelector("p")');
  assert.equal(await elements.generate(element, {testIdAttributeName: 'data-cy'}), 'internal:testid=[data-cy="one"s]');
  assert.equal(await elements.generate(element), 'internal:text="x"i >> nth=0');
});

test('an element in a shadow tree is found through it', async () => {
  const page = await pageWith('<div id=host></div><button>Go</button>');
  await page.evaluate('host.attachShadow({mode: "open"}).innerHTML = "<button>Go</button><i></i><i></i>"');
  const elements = await createElements(page);
  for (const expression of ['host.shadowRoot.querySelector("button")', 'host.shadowRoot.querySelectorAll("i")[1]']) {
    const selector = await elements.generate(await handlesOf(page, expression));
    assert.deepEqual(await elements.queryAll(selector, {read: `element === ${expression}`}), [true], selector);
  }
});

test('the document’s own elements are named, unless the body says more than one of its elements', async () => {
  for (const [html, body] of [['<p>x</p>', 'body'], ['<p>one</p><p>two</p>', 'internal:text="onetwo"i']]) {
    const page = await pageWith(html);
    const elements = await createElements(page);
    for (const [name, selector] of [['html', 'html'], ['head', 'head'], ['body', body]])
      assert.equal(await elements.generate(await handlesOf(page, `document.querySelector("${name}")`)), selector);
  }
});

test('several elements are told apart where one was wanted', async () => {
  const page = await pageWith('<button>Save</button><button>Save as</button>');
  const elements = await createElements(page);
  assert.deepEqual(await elements.resolve('button'), {
    violation: {
      count: 2,
      elements: [
        {preview: '<button>Save</button>', selector: 'internal:role=button[name="Save"s]'},
        {preview: '<button>Save as</button>', selector: 'internal:role=button[name="Save as"i]'},
      ],
    },
  });
});
