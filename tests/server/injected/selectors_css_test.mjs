// CSS selectors: shadow trees, our own pseudo-classes, places, and what is said of those that can't be parsed.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {createElements} from './support/elements.mjs';
import {testCases} from './support/selector_cases.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

testCases(bed, 'css', 'css_errors', 'shadow', 'layout', 'visible', 'random');

test('a form whose controls are called like properties is searched like any other', async () => {
  const page = await bed.newPage();
  await page.evaluate(`document.body.innerHTML = '<form id=form></form>'`);
  for (const name of ['parentNode', 'parentElement', 'children', 'childNodes', 'firstChild', 'nextSibling', 'attributes',
    'getAttribute', 'shadowRoot', 'textContent', 'nodeType', 'nodeName', 'localName', 'matches', 'querySelectorAll', 'id'])
    await page.evaluate(`form.append(Object.assign(document.createElement('input'), {name: '${name}'}))`);
  await page.evaluate(`form.insertAdjacentHTML('beforeend', '<b id=bold>found</b>')`);
  const elements = await createElements(page);
  const read = {read: 'Element.prototype.getAttribute.call(element, "id")'};
  for (const selector of ['form b', 'form > b', 'form >> b', 'form:has(b) b', 'body > form > b', ':is(form) :text("found")',
    'form >> text=found', 'form >> internal:has="b" >> b', 'form:visible b:visible', '#form > :has-text("found")'])
    assert.deepEqual(await elements.queryAll(selector, read), ['bold'], selector);
  assert.deepEqual(await elements.queryAll('b >> ..', read), ['form']);
  assert.deepEqual(await elements.queryAll('form', read), ['form']);
});

test('elements of another document are found below it', async () => {
  const page = await bed.newPage();
  await page.evaluate(`document.body.innerHTML = '<iframe id=frame srcdoc="<p id=inner>framed <b id=b>text</b></p>"></iframe>';
    new Promise(resolve => frame.onload = resolve)`);
  const elements = await createElements(page);
  const root = await page.evaluate('frame.contentDocument', {returnByValue: false});
  assert.deepEqual(await elements.queryAll('body > p b:visible', {root}), ['b']);
  assert.deepEqual(await elements.queryAll('text=framed', {root}), ['inner']);
  assert.deepEqual(await elements.queryAll('//p', {root}), ['inner']);
  assert.deepEqual(await elements.queryAll('p >> internal:or="b"', {root}), ['inner', 'b']);
});

test('elements outside a document are found below their root', async () => {
  const page = await bed.newPage();
  const elements = await createElements(page);
  const root = await page.evaluate(`(() => {
    const div = document.createElement('div');
    div.innerHTML = '<p id=p>one<b id=b>two</b></p>';
    return div;
  })()`, {returnByValue: false});
  for (const [selector, ids] of [['p', ['p']], ['> p > b', ['b']], ['p, b', ['p', 'b']], ['text=two', ['b']], ['p:visible', []],
    ['//b', ['b']], ['p:has(b)', ['p']]])
    assert.deepEqual(await elements.queryAll(selector, {root}), ids, selector);
});

test('in a world of its own nothing that a page did to its built-ins or elements matters', async () => {
  const page = await bed.newPage();
  await page.evaluate(`(() => {
    document.body.innerHTML = '<my-element id=mine><p id=p>text</p></my-element>';
    const tampered = () => { throw new Error('tampered'); };
    customElements.define('my-element', class extends HTMLElement {
      get shadowRoot() { return tampered(); }
      get parentNode() { return tampered(); }
      get textContent() { return tampered(); }
    });
    Array.prototype.map = Array.prototype[Symbol.iterator] = Map.prototype.get = String.prototype.replace = tampered;
    Element.prototype.matches = Document.prototype.querySelectorAll = tampered;
  })()`);
  const {frameTree} = await page.send('Page.getFrameTree');
  const {executionContextId} = await page.send('Page.createIsolatedWorld', {frameId: frameTree.frame.id});
  const elements = await createElements(page, {contextId: executionContextId});
  for (const selector of ['my-element > p:has-text("text")', 'text=text', '//p', 'my-element >> internal:role=paragraph'])
    assert.deepEqual(await elements.queryAll(selector), ['p'], selector);
});
