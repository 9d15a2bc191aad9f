// Forms and documents hide what they have behind their elements of the same names; that hinders nothing.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const names = ['activeElement', 'addEventListener', 'attributes', 'body', 'childNodes', 'closest', 'createElement', 'createRange',
  'defaultView', 'dispatchEvent', 'documentElement', 'elementFromPoint', 'firstChild', 'focus', 'getAttribute', 'getBoundingClientRect',
  'getClientRects', 'getRootNode', 'getSelection', 'innerText', 'isConnected', 'localName', 'matches', 'nextSibling', 'nodeType', 'ownerDocument',
  'parentElement', 'parentNode', 'scrollBy', 'scrollIntoView', 'shadowRoot', 'tagName', 'textContent', 'title', 'URL'];
const html = `${names.map(name => `<img name=${name} id=${name}>`).join('')}
  <form id=t tabindex=0 style="display:block;width:300px;height:100px;position:absolute;left:0;top:0;margin:0">text
  ${names.map(name => `<input type=hidden name=${name} value=no>`).join('')}<input id=i value=v></form>
  <script>addEventListener('foo', ({target}) => { seen = target.id; }, true)</script>`;

test('a form is read, found at its point, and acted on', async () => {
  const actions = await actionPage(bed, html);
  const read = async (what, name) => (await actions.step('read', {selector: '#t', what, name})).value;
  assert.equal(await read('visible'), true);
  assert.equal(await read('enabled'), true);
  assert.equal(await read('attribute', 'tabindex'), '0');
  assert.match(await read('innerText'), /^text/);
  assert.deepEqual(await read('boundingBox'), {x: 0, y: 0, width: 300, height: 100});
  const step = async (method, request = {}, selector = '#t') => {
    const {resolved, ...outcome} = await actions.step(method, {selector, ...request});
    return outcome;
  };
  assert.deepEqual(await step('point',
      {states: ['visible', 'enabled', 'stable'], scroll: 'auto', attempt: 2, hit: true, position: {x: 280, y: 90}, action: 1, intercept: 'mouse'}),
  {point: {x: 280, y: 90}, frames: 0});
  assert.deepEqual(await actions.step('finish', {action: 1}), {done: true});
  assert.deepEqual(await step('focus', {typing: true}, '#i'), {done: true});
  assert.deepEqual(await step('selectText'), {done: true});
  assert.deepEqual(await step('dispatch', {type: 'foo', init: {o: [], id: 1}}), {done: true});
  assert.equal(await actions.page.evaluate('seen'), 't');
  assert.deepEqual(await step('fill', {value: 'x'}, '#i'), {insert: true});
  await actions.step('highlight', {selector: {parts: [{engine: 'css', body: '#t'}]}, label: 'form'});
  await actions.step('hideHighlight', {label: 'form'});
});

test('assertions see through it', async () => {
  const actions = await actionPage(bed, `<title>Title</title>${html}`);
  const look = async (expression, string, rest = {}) => {
    const {matches} = await actions.step('expect', {expression, ...rest, expectedText: [{string, matchSubstring: true}]});
    return matches;
  };
  await actions.step('focus', {selector: '#t'});
  for (const [expression, string] of [['to.be.focused', ''], ['to.be.in.viewport', ''], ['to.have.text', 'text'], ['to.have.id', 't']])
    assert.equal(await look(expression, string, {selector: '#t'}), true, expression);
  assert.equal(await look('to.have.title', 'Title'), true);
  assert.equal(await look('to.have.url', '/page'), true);
});
