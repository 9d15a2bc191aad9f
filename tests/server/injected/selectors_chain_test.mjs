// Selectors of several steps, XPath, engines of the user's own, and what is said of several elements where one is wanted.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {createElements} from './support/elements.mjs';
import {testCases} from './support/selector_cases.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

testCases(bed, 'chain', 'xpath');

async function pageWith(html) {
  const page = await bed.newPage();
  await page.evaluate(`document.body.innerHTML = ${JSON.stringify(html)}`);
  return createElements(page);
}

test('an engine of the user’s own finds what it says', async () => {
  const elements = await pageWith('<div id=a><p id=b class=x></p></div><p id=c class=x></p>');
  await elements.call('registerEngine', 'byClass', `{
    query(root, body) { return root.querySelector('.' + body); },
    queryAll(root, body) { return root.querySelectorAll('.' + body); },
  }`);
  assert.deepEqual(await elements.queryAll('byClass=x'), ['b', 'c']);
  assert.deepEqual(await elements.queryAll('div >> byClass=x'), ['b']);
  assert.deepEqual(await elements.queryAll('body, div >> byClass=x'), ['b', 'c']);
});

test('an engine registered again replaces the earlier one', async () => {
  const elements = await pageWith('<p id=a></p><b id=b></b>');
  for (const name of ['p', 'b'])
    await elements.call('registerEngine', 'mine', `({queryAll: root => root.querySelectorAll('${name}')})`);
  assert.deepEqual(await elements.queryAll('mine=anything'), ['b']);
});

test('an element is found, or is missing', async () => {
  const elements = await pageWith('<p id=a></p><p id=b></p>');
  assert.deepEqual(await elements.resolve('#b'), {element: 'b'});
  assert.deepEqual(await elements.resolve('p', {strict: false}), {element: 'a'});
  assert.deepEqual(await elements.resolve('b'), {missing: true});
});

test('several elements where one is wanted are told, ten at most', async () => {
  const elements = await pageWith('<p>x</p>'.repeat(12));
  const {violation} = await elements.resolve('p');
  assert.equal(violation.count, 12);
  assert.equal(violation.elements.length, 10);
  assert.equal(violation.elements[0].preview, '<p>x</p>');
});

test('elements are counted', async () => {
  const elements = await pageWith('<p></p><p></p>');
  assert.equal(await elements.count('p'), 2);
  assert.equal(await elements.count('b'), 0);
});
