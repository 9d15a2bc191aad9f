// Marks on elements, for those who watch.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const block = (id, top) => `<div id=${id} class=b style="position:absolute;left:10px;top:${top}px;width:50px;height:20px"></div>`;
const layers = 'document.querySelectorAll("x-pw-glass").length';
const painted = 'new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))';

// What is painted at a point: the marks are in a tree that nobody can look into.
async function colorAt({page}, x, y) {
  await page.evaluate(painted);
  const {data} = await page.send('Page.captureScreenshot', {format: 'png', clip: {x, y, width: 1, height: 1, scale: 1}});
  return page.evaluate(`new Promise(resolve => {
    const image = new Image();
    image.onload = () => {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      context.drawImage(image, 0, 0);
      resolve([...context.getImageData(0, 0, 1, 1).data].slice(0, 3).join());
    };
    image.src = 'data:image/png;base64,${data}';
  })`);
}

test('all that a selector finds is marked, until it is to be hidden', async () => {
  const actions = await actionPage(bed, block('one', 10) + block('two', 100));
  await actions.step('highlight', {selector: '.b', label: 'locator', style: 'background: rgb(0, 128, 0)'});
  assert.deepEqual([await colorAt(actions, 30, 15), await colorAt(actions, 30, 105)], ['0,128,0', '0,128,0']);
  assert.equal(await actions.page.evaluate(layers), 1);
  await actions.step('hideHighlight', {label: 'locator'});
  assert.equal(await colorAt(actions, 30, 15), '255,255,255');
  assert.equal(await actions.page.evaluate(layers), 0);
});

test('marks follow the page', async () => {
  const actions = await actionPage(bed, block('one', 10));
  await actions.step('highlight', {selector: '.b', label: 'locator', style: 'background: rgb(0, 128, 0)'});
  await actions.page.evaluate('one.style.top = "300px"');
  assert.deepEqual([await colorAt(actions, 30, 15), await colorAt(actions, 30, 305)], ['255,255,255', '0,128,0']);
  await actions.page.evaluate('document.documentElement.querySelector("x-pw-glass").remove()');
  assert.equal(await colorAt(actions, 30, 305), '0,128,0');
});

test('marks are in nobody’s way', async () => {
  const actions = await actionPage(bed, block('one', 10));
  await actions.step('highlight', {selector: '.b', label: 'locator'});
  await actions.page.evaluate(painted);
  assert.equal(await actions.page.evaluate('document.elementFromPoint(30, 15).id'), 'one');
  assert.equal(await actions.page.evaluate('document.querySelector("x-pw-glass").shadowRoot'), null);
});
