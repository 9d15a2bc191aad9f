// Roles, and what is left out of the accessibility tree.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {askAbout, testTable} from './support/aria.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();
const role = `(aria, element) => aria.roleOf(element) ?? ''`;

testTable(bed, 'roles_of_elements', role);
testTable(bed, 'roles_given', role);
testTable(bed, 'hidden', `(aria, element) => aria.isHidden(element)`);

test('the words of a role may stand on lines of their own', async () => {
  const page = await bed.newPage();
  assert.deepEqual(await askAbout(page, ['<div id=t role="\n  foo\n\tlink\n">'], role), ['link']);
});

test('an element without a box is as hidden as the shadow tree it shows', async () => {
  const page = await bed.newPage();
  const host = shadow => `<x-a id=t role=button style="display: contents"></x-a>
      <script>t.attachShadow({mode: 'open'}).innerHTML = ${JSON.stringify(shadow)}</script>`;
  assert.deepEqual(await askAbout(page, [host('shown'), host('<p hidden>not'), host('')], '(aria, t) => aria.isHidden(t)'),
      [false, true, true]);
});

test('elements of another document have roles, names and states', async () => {
  const page = await bed.newPage();
  const [answer] = await askAbout(page, ['<iframe id=t></iframe>'], `(aria, frame) => {
    frame.contentDocument.body.innerHTML = '<label>Name <input type=checkbox checked></label><p hidden>x</p>';
    const [input, p] = frame.contentDocument.querySelectorAll('input, p');
    return [aria.roleOf(input), aria.nameOf(input), aria.checkedOf(input), aria.isHidden(input), aria.isHidden(p)];
  }`);
  assert.deepEqual(answer, ['checkbox', 'Name', true, false, true]);
});

test('a detached element has a role and a name, and is hidden', async () => {
  const page = await bed.newPage();
  const [answer] = await askAbout(page, [''], `aria => {
    const button = document.createElement('button');
    button.textContent = 'x';
    return [aria.roleOf(button), aria.nameOf(button), aria.nameOf(button, {includeHidden: true}), aria.isHidden(button)];
  }`);
  assert.deepEqual(answer, ['button', '', 'x', true]);
});

test('a form with controls named after properties of the DOM is a form', async () => {
  const page = await bed.newPage();
  const controls = ['getAttribute', 'hasAttribute', 'childNodes', 'parentNode', 'parentElement', 'attributes', 'id', 'tagName',
    'children', 'localName', 'namespaceURI', 'shadowRoot', 'firstChild', 'nextSibling', 'ownerDocument', 'getRootNode',
    'closest', 'matches', 'checkVisibility', 'getBoundingClientRect', 'assignedSlot', 'nodeType']
      .map(name => `<input name=${name}>`).join('');
  assert.deepEqual(await askAbout(page, [
    `<form id=t aria-label=F>${controls}</form>`,
    `<form>${controls}<button id=t>x</button></form>`,
    `<button id=t>a<span><form>${controls}b</form></span></button>`,
  ], `(aria, element) => [aria.roleOf(element), aria.nameOf(element), aria.isHidden(element), aria.disabledOf(element)]`), [
    ['form', 'F', false, false],
    ['button', 'x', false, false],
    ['button', 'a b', false, false],
  ]);
});

test('what is found out is kept for one call, and not for the next', async () => {
  const page = await bed.newPage();
  const [answer] = await askAbout(page, ['<button id=t>before</button>'], `(aria, button) => {
    const first = aria.withCache(() => {
      const name = aria.nameOf(button);
      button.textContent = 'after';
      return [name, aria.nameOf(button)];
    });
    return [...first, aria.nameOf(button)];
  }`);
  assert.deepEqual(answer, ['before', 'before', 'after']);
});
