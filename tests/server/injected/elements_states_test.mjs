// What elements are, as actions and assertions ask for it; each row is what the reference says of it.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const shadow = (html, light = '') => `<div id=h>${light}</div><script>h.attachShadow({mode: 'open'}).innerHTML = \`${html}\`</script>`;

const visible = [
  '<div id=t>x</div>',
  '<div style="visibility:hidden"><b id=t style="visibility:visible">x</b></div>',
  '<div id=t style="opacity:0">x</div>',
  '<div id=t style="position:absolute;left:-9999px">x</div>',
  '<div style="height:0;overflow:hidden"><p id=t>x</p></div>',
  '<div id=t style="width:0.4px;height:0.4px"></div>',
  '<div id=t style="content-visibility:hidden;height:10px"><p>x</p></div>',
  '<div style="content-visibility:auto"><p id=t>x</p></div>',
  // Without a box of its own, what is in it counts.
  '<div id=t style="display:contents">text</div>',
  '<div id=t style="display:contents"><b>x</b></div>',
  '<div id=t style="display:contents"><i style="display:contents">deep</i></div>',
  '<div id=t style="display:contents;visibility:hidden">text</div>',
  shadow('<slot id=t>fallback</slot>'),
  // Parts of controls and of details.
  '<select size=3><option id=t>a</option></select>',
  '<details><summary id=t>s</summary><p>x</p></details>',
  '<details><summary>s<b id=t>b</b></summary></details>',
  '<details open><summary>s</summary><p id=t>x</p></details>',
  '<svg><rect id=t width=10 height=10 /></svg>',
  '<svg><g id=t><rect width=5 height=5 /></g></svg>',
  shadow('<i><slot></slot></i>', '<b id=t>slotted</b>'),
  '<dialog id=t open>x</dialog>',
  '<body id=t></body>',
];
const hidden = [
  '<div id=t style="display:none">x</div>',
  '<div id=t style="visibility:hidden">x</div>',
  '<div id=t style="visibility:collapse">x</div>',
  '<div id=t></div>',
  '<div id=t style="width:0;height:10px">x</div>',
  '<div id=t style="width:0;height:0"><p style="position:absolute">x</p></div>',
  '<div id=t style="transform:scale(0)">x</div>',
  '<span id=t> </span>',
  'a<br id=t>b',
  '<div id=t style="display:contents"> </div>',
  '<div id=t style="display:contents"><b style="visibility:hidden">x</b></div>',
  '<div style="display:none"><div id=t style="display:contents">text</div></div>',
  '<select><option id=t>a</option></select>',
  '<select><optgroup id=t label=g><option>a</option></optgroup></select>',
  '<details><summary>s</summary><p id=t>x</p></details>',
  '<details><p id=t>x</p></details>',
  '<details><summary>s</summary><summary id=t>second</summary></details>',
  '<div style="content-visibility:hidden"><p id=t>x</p></div>',
  '<div hidden=until-found><p id=t>x</p></div>',
  shadow('<i>s</i>', '<b id=t>in no slot</b>'),
  shadow('<slot id=t></slot>', '<b>in</b>'),
  '<svg><defs><rect id=t width=5 height=5 /></defs></svg>',
  '<dialog id=t>x</dialog>',
  '<div id=t popover>x</div>',
  '<input id=t type=hidden>',
];
const enabled = [
  '<button id=t>x</button>',
  '<div id=t disabled>x</div>',
  '<a id=t disabled>x</a>',
  '<fieldset disabled><legend><button id=t>x</button></legend></fieldset>',
  '<fieldset disabled><div id=t>x</div></fieldset>',
  '<select disabled><option id=t>x</option></select>',
  // aria-disabled is for roles that support it, and the nearest one counts.
  '<div aria-disabled=true id=t>x</div>',
  '<div aria-disabled=true><p id=t>x</p></div>',
  '<div aria-disabled=true><div aria-disabled=false><button id=t>x</button></div></div>',
  '<div role=heading aria-disabled=true id=t>x</div>',
  // What is no part of a button or label says so itself.
  '<button disabled><input id=t></button>',
  '<label>l<button id=t>x</button><input disabled></label>',
  '<label>l<a href=# id=t>x</a><input disabled></label>',
  '<label>l<span contenteditable id=t>x</span><input disabled></label>',
  '<div role=link aria-disabled=true><b id=t>x</b></div>',
  '<div role=option aria-disabled=true><b id=t>x</b></div>',
];
const disabled = [
  '<button id=t disabled>x</button>',
  '<textarea id=t disabled></textarea>',
  '<select><option id=t disabled>x</option></select>',
  '<select><optgroup disabled><option id=t>x</option></optgroup></select>',
  '<select><optgroup id=t disabled><option>x</option></optgroup></select>',
  '<fieldset disabled><button id=t>x</button></fieldset>',
  '<fieldset disabled><legend>a</legend><legend><button id=t>x</button></legend></fieldset>',
  '<fieldset disabled><fieldset><input id=t></fieldset></fieldset>',
  '<div role=button aria-disabled=TRUE id=t>x</div>',
  '<div aria-disabled=true><button id=t>x</button></div>',
  '<form aria-disabled=true><input name=parentNode id=t></form>',
  shadow('<button id=t>x</button>').replace('id=h', 'id=h aria-disabled=true'),
  // The button's, and the label's control's, are the states of what is in them.
  '<button disabled><i><b id=t>x</b></i></button>',
  '<button disabled><span role=link id=t>x</span></button>',
  '<div role=checkbox aria-disabled=true><b id=t>x</b></div>',
  '<label id=t>l<input disabled></label>',
  '<label id=t for=i>l</label><input id=i disabled>',
  '<label><span id=t>l</span><input disabled></label>',
  '<label for=q>l<span role=textbox id=t>x</span></label><input id=q disabled>',
  '<button disabled><label id=t>x<input></label></button>',
];
const editable = [
  '<input id=t>', '<select id=t></select>', '<textarea id=t></textarea>', '<input type=checkbox id=t>',
  '<input id=t aria-readonly=true>',
  '<div id=t contenteditable>x</div>',
  '<div id=t contenteditable=plaintext-only>x</div>',
  '<div id=t contenteditable aria-readonly=true>x</div>',
  '<body contenteditable><p id=t>x</p></body>',
  '<div id=t role=textbox>x</div>',
  '<div role=checkbox><b id=t>x</b></div>',
  '<label id=t>l<input></label>',
];
const readonly = [
  '<input id=t readonly>', '<select id=t readonly></select>', '<input id=t disabled>',
  '<input id=t readonly aria-readonly=false>',
  '<div contenteditable><input id=t readonly></div>',
  '<div role=textbox contenteditable aria-readonly=true id=t>x</div>',
  '<div role=listbox id=t aria-readonly=TRUE></div>',
  '<div role=columnheader id=t aria-readonly=true></div>',
  '<label id=t>l<input readonly></label>',
  '<label><b id=t>x</b><select disabled></select></label>',
];
const notEditable = 'Element is not an <input>, <textarea>, <select> or [contenteditable] and does not have a role ' +
    'allowing [aria-readonly]';
const neverEditable = [
  '<div id=t>x</div>', '<button id=t aria-readonly=true>x</button>', '<a href=# id=t>x</a>', '<svg id=t></svg>',
  '<div contenteditable><span contenteditable=false id=t>q</span></div>',
  '<div role=textbox><b id=t>x</b></div>',
  '<div role=menuitemcheckbox aria-readonly=true id=t>x</div>',
];
const checked = [
  '<input id=t type=checkbox checked>', '<input id=t type=radio checked>',
  '<input id=t type=checkbox checked><script>t.indeterminate = true</script>',
  '<input type=checkbox role=button id=t checked>',
  ...['checkbox', 'radio', 'switch', 'menuitemcheckbox', 'menuitemradio', 'option', 'treeitem'].map(
      role => `<div id=t role=${role} aria-checked=true>x</div>`),
  '<div role=radio aria-checked=true><b id=t>x</b></div>',
  '<label><b id=t>l</b><input type=checkbox checked></label>',
  '<label role=checkbox aria-checked=true id=t>x<input type=checkbox></label>',
];
const unchecked = [
  '<input id=t type=checkbox>', '<input id=t type=checkbox aria-checked=true>',
  '<input id=t type=checkbox><script>t.indeterminate = true</script>',
  '<div id=t role=checkbox aria-checked=mixed>x</div>', '<div id=t role=switch>x</div>', '<option id=t selected>',
];
const notCheckable = [
  '<input id=t>', '<div id=t aria-checked=true>x</div>', '<button id=t aria-checked=true>x</button>', '<svg id=t></svg>',
  '<div role=switch aria-checked=true><b id=t>x</b></div>', '<label id=t>l<input></label>',
  '<div role=checkbox aria-checked=true><button id=t>x</button></div>',
];

test('states', async t => {
  const actions = await actionPage(bed);
  for (const [what, rows, expected] of [
    ['visible', visible, {value: true}], ['visible', hidden, {value: false}],
    ['enabled', enabled, {value: true}], ['enabled', disabled, {value: false}],
    ['editable', editable, {value: true}], ['editable', readonly, {value: false}],
    ['editable', neverEditable, {error: notEditable}],
    ['checked', checked, {value: true}], ['checked', unchecked, {value: false}],
    ['checked', notCheckable, {error: 'Not a checkbox or radio button'}],
  ]) {
    for (const html of rows) {
      await t.test(`${what}: ${html}`, async () => {
        await actions.content(html);
        const {resolved, ...answer} = await actions.read(what);
        assert.deepEqual(answer, expected);
      });
    }
  }
});

// [what, html, answer]
const readings = [
  ['inputValue', '<input id=t value=v>', {value: 'v'}],
  ['inputValue', '<input type=checkbox id=t>', {value: 'on'}],
  ['inputValue', '<select multiple id=t><option selected>a<option selected>b</select>', {value: 'a'}],
  ['inputValue', '<label><b id=t>l</b><input value=v></label>', {value: 'v'}],
  ['inputValue', '<label id=t>x<input type=hidden value=no><input value=second></label>', {value: 'second'}],
  ['inputValue', '<div contenteditable id=t>abc</div>', {error: 'Node is not an <input>, <textarea> or <select> element'}],
  ['innerText', '<div id=t>a<b>c</b>  d<i hidden>e</i></div>', {value: 'ac d'}],
  ['innerText', '<svg id=t><text>x</text></svg>', {error: 'Node is not an HTMLElement'}],
  ['innerHTML', '<svg id=t><text>x</text></svg>', {value: '<text>x</text>'}],
  ['textContent', '<div id=t>a<b>c</b>  d<i hidden>e</i></div>', {value: 'ac  de'}],
  ['textContent', '<form id=t>a<input name=textContent></form>', {value: 'a'}],
  ['boundingBox', '<div id=t style="zoom:2;width:10px;height:10px;margin:5px">', {value: {x: 18, y: 10, width: 20, height: 20}, frames: 0}],
  ['boundingBox', '<div id=t style="width:0;height:0">', {value: {x: 8, y: 8, width: 0, height: 0}, frames: 0}],
  ['boundingBox', '<div id=t style="display:none">', {value: null}],
  ['boundingBox', '<div id=t style="display:contents">text</div>', {value: null}],
];

test('readings', async t => {
  const actions = await actionPage(bed);
  for (const [what, html, expected] of readings) {
    await t.test(`${what}: ${html}`, async () => {
      await actions.content(html);
      const {resolved, ...answer} = await actions.read(what);
      assert.deepEqual(answer, expected);
    });
  }
  await t.test('an attribute', async () => {
    await actions.content('<form id=t title=T><input name=getAttribute></form>');
    assert.equal((await actions.step('read', {selector: '#t', what: 'attribute', name: 'title'})).value, 'T');
    assert.equal((await actions.step('read', {selector: '#t', what: 'attribute', name: 'lang'})).value, null);
  });
});

test('an answer says which element was found', async () => {
  const actions = await actionPage(bed, '<p id=t>one</p><p>two</p>');
  assert.deepEqual(await actions.step('read', {selector: 'p', what: 'textContent'}),
      {value: 'one', resolved: {preview: '<p id="t">one</p>', count: 2}});
  assert.deepEqual(await actions.step('read', {selector: 'b', what: 'textContent'}), {missing: true});
  const {violation} = await actions.step('read', {selector: 'p', strict: true, what: 'textContent'});
  assert.equal(violation.count, 2);
});

test('what is out of the document has properties but no states', async () => {
  const actions = await actionPage(bed);
  const on = await actions.node('Object.assign(document.createElement("input"), {value: "v"})');
  assert.deepEqual(await actions.step('read', {what: 'inputValue'}, {on}), {value: 'v'});
  assert.deepEqual(await actions.step('read', {what: 'visible'}, {on}), {value: false});
  assert.deepEqual(await actions.step('read', {what: 'enabled'}, {on}),
      {detached: true, resolved: {preview: '<input/>', count: 1}});
});

test('a text has a box and nothing else', async () => {
  const actions = await actionPage(bed, '<p id=t style="font: 10px/10px monospace; margin: 0">x</p>');
  const on = await actions.node('document.querySelector("#t").firstChild');
  assert.equal((await actions.step('read', {what: 'boundingBox'}, {on})).value.x, 8);
  assert.deepEqual(await actions.step('read', {what: 'innerHTML'}, {on}), {error: 'Node is not queryable.'});
});

test('a box is told in the frames around', async () => {
  const actions = await actionPage(bed,
      '<iframe style="border: 5px solid; padding: 3px; margin: 10px" srcdoc="<b id=t style=\'display:block;width:20px;height:10px\'>"></iframe>');
  const on = await actions.node('document.querySelector("iframe").contentDocument.querySelector("#t")');
  assert.deepEqual(await actions.step('read', {what: 'boundingBox'}, {on}),
      {value: {x: 8 + 10 + 5 + 3 + 8, y: 8 + 10 + 5 + 3 + 8, width: 20, height: 10}, frames: 1});
});

test('waiting for a state takes looks', async () => {
  const actions = await actionPage(bed, '<input id=t disabled style="display: none">');
  const on = await actions.node('document.querySelector("#t")');
  const look = state => actions.step('waitState', {state}, {on});
  for (const [state, satisfied] of [
    ['visible', false], ['hidden', true], ['enabled', false], ['disabled', true], ['editable', false], ['stable', true]])
    assert.deepEqual(await look(state), {satisfied}, state);
  await actions.page.evaluate('document.querySelector("#t").remove()');
  assert.deepEqual(await look('hidden'), {satisfied: true});
  assert.deepEqual(await look('stable'), {satisfied: true});
  assert.deepEqual(await look('enabled'), {detached: true});
});

test('what moves is not stable', async () => {
  const actions = await actionPage(bed, `<style>@keyframes move { to { margin-left: 300px } }</style>
    <p id=t style="animation: move 1s linear infinite; width: 9px">x</p>`);
  const on = await actions.node('document.querySelector("#t")');
  await actions.page.evaluate('new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  assert.deepEqual(await actions.step('waitState', {state: 'stable'}, {on}), {satisfied: false});
});

test('a page can’t stop the clock that stability goes by', async () => {
  const actions = await actionPage(bed, '<p id=t>x</p><script>requestAnimationFrame = () => 0</script>');
  const on = await actions.node('document.querySelector("#t")');
  assert.deepEqual(await actions.step('waitState', {state: 'stable'}, {on}), {satisfied: true});
});

test('waiting for a selector keeps what it finds', async () => {
  const actions = await actionPage(bed, '<p id=t style="display: none">x</p>');
  const look = (state, selector = '#t') => actions.step('waitSelector', {selector, strict: true, state, action: 5});
  const resolved = {preview: '<p id="t">x</p>', count: 1};
  assert.deepEqual(await look('visible'), {satisfied: false, visible: false, resolved});
  assert.deepEqual(await look('detached'), {satisfied: false, visible: false, resolved});
  assert.deepEqual(await look('hidden'), {satisfied: true, visible: false, resolved});
  assert.deepEqual(await look('hidden', '#no'), {satisfied: true});
  assert.deepEqual(await look('attached', '#no'), {satisfied: false});
  assert.deepEqual(await look('attached'), {satisfied: true, visible: false, resolved});
  assert.equal((await actions.held(5)).description, 'p#t');
  await actions.step('release', {action: 5});
  assert.equal((await actions.held(5)).type, 'undefined');
});

test('a document is read as its root, and can’t be acted on', async () => {
  const actions = await actionPage(bed, '<p>x</p>');
  const on = await actions.node('document');
  assert.deepEqual(await actions.step('read', {what: 'visible'}, {on}), {value: true});
  assert.deepEqual(await actions.step('read', {what: 'textContent'}, {on}), {value: 'x'});
  const click = {states: ['visible'], scroll: 'auto', attempt: 0, hit: true};
  assert.deepEqual(await actions.step('point', click, {on}), {detached: true});
  assert.deepEqual(await actions.step('focus', {}, {on}), {error: 'Node is not an element'});
});
