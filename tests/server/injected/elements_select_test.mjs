// Options chosen from lists; each row is what the reference does.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const options = `<option value=v1 label=L1>T1</option><option value=v2> T  2 </option><option>T3</option>
  <option value=dup>A</option><option value=dup>B</option><optgroup label=g><option value=og>OG</option></optgroup>
  <optgroup disabled label=dg><option value=dg>DG</option></optgroup><option disabled value=off>D</option><option hidden value=hid>H</option>`;
const single = `<select id=t>${options}</select>`;
const multiple = `<select id=t multiple>${options}</select>`;
const logged = '<script>log = []; for (const type of ["focus", "input", "change"]) addEventListener(type, ' +
    '({constructor, bubbles, composed}) => log.push([type, constructor.name, bubbles, composed].join(" ")), true)</script>';
const selected = '[...t.selectedOptions].map(({index}) => index)';
const missing = {waitOptions: 'did not find some options'};
const unavailable = {waitOptions: 'option being selected is not enabled'};

// [what, html, choices, indices of what is selected then, or outcome]
const rows = [
  ['by value', single, [{value: 'v2'}], [1]],
  ['by label', single, [{label: 'L1'}], [0]],
  ['by label, not by the text that it replaces', single, [{label: 'T1'}], missing],
  ['by label, however it is spaced', single, [{label: 'T 2 '}], [1]],
  ['by index', single, [{index: 5}], [5]],
  ['by an index that there isn’t', single, [{index: 99}], missing],
  ['by value or label', single, [{valueOrLabel: 'L1'}], [0]],
  ['by value or label, the value', single, [{valueOrLabel: 'v1'}], [0]],
  ['by all of it', multiple, [{value: 'dup', label: 'B'}], [4]],
  ['the first that fits', multiple, [{value: 'dup'}], [3]],
  ['a hidden one', single, [{value: 'hid'}], [8]],
  ['one in a group', single, [{value: 'og'}], [5]],
  ['one in a disabled group', single, [{value: 'dg'}], unavailable],
  ['a disabled one', multiple, [{value: 'off'}], unavailable],
  ['several, where one can be', single, [{value: 'T3'}, {value: 'v1'}, {value: 'none'}], [0]],
  ['several', multiple, [{value: 'T3'}, {label: 'L1'}], [0, 2]],
  ['several, one of them not there', multiple, [{value: 'v1'}, {value: 'none'}], missing],
  ['none', multiple, [], []],
  ['none, where one can be', single, [], []],
  ['others than before', '<select id=t multiple><option selected>a<option>b</select>', [{value: 'b'}], [1]],
];

test('options', async t => {
  const actions = await actionPage(bed);
  for (const [what, html, choices, expected] of rows) {
    await t.test(what, async () => {
      await actions.content(html + logged);
      const {resolved, ...outcome} = await actions.step('select', {selector: '#t', options: choices});
      if (!Array.isArray(expected)) {
        assert.deepEqual(outcome, expected);
        assert.deepEqual(await actions.page.evaluate('log'), []);
        return;
      }
      assert.deepEqual(await actions.page.evaluate(selected), expected);
      assert.deepEqual(outcome.values, await actions.page.evaluate('[...t.selectedOptions].map(({value}) => value)'));
      assert.deepEqual(await actions.page.evaluate('log'), ['input Event true true', 'change Event true false']);
    });
  }
});

test('options that are elements', async t => {
  const actions = await actionPage(bed, `${multiple}<select><option id=other>x</select><b id=b>b</b>`);
  const choose = async (...expressions) => {
    const handles = [];
    for (const expression of expressions)
      handles.push(await actions.node(expression));
    const {resolved, ...outcome} = await actions.step('select',
        {selector: '#t', options: handles.map((_, index) => index)}, {handles});
    return outcome;
  };
  const option = index => `document.querySelector("#t").options[${index}]`;
  assert.deepEqual(await choose(option(2), option(0)), {values: ['v1', 'T3']});
  assert.deepEqual(await choose(option(7)), unavailable);
  await t.test('of another list', async () => assert.deepEqual(await choose('document.querySelector("#other")'), missing));
  await t.test('no options at all', async () => assert.deepEqual(await choose('document.querySelector("#b")'), missing));
});

test('what is a list, and what isn’t', async t => {
  const actions = await actionPage(bed);
  const notList = {error: 'Element is not a <select> element'};
  for (const [html, expected] of [
    ['<label id=t>l<select><option>x</select></label>', {values: ['x']}],
    ['<label><b id=t>q</b><select><option>x</select></label>', {values: ['x']}],
    ['<label id=t for=i>l</label><select id=i style="display:none"><option>x</select>', {values: ['x']}],
    ['<select id=t size=3><option>x</select>', {values: ['x']}],
    ['<div id=t>x</div>', notList], ['<label id=t>l<input></label>', notList], ['<option id=t>x</option>', notList],
    ['<div id=t role=listbox><div role=option>x</div></div>', notList],
    ['<select id=t style="display:none"><option>x</select>', {notReady: 'visible'}],
    ['<select id=t disabled><option>x</select>', {notReady: 'enabled'}],
    ['<div inert><select id=t><option>x</select></div>', {notReady: 'inert'}],
    ['<div aria-disabled=true><select id=t><option>x</select></div>', {notReady: 'enabled'}],
  ]) {
    await t.test(html, async () => {
      await actions.content(html);
      const {resolved, ...outcome} = await actions.step('select', {selector: '#t', options: [{valueOrLabel: 'x'}]});
      assert.deepEqual(outcome, expected);
    });
  }
});

test('a list is forced, its options aren’t', async () => {
  const actions = await actionPage(bed, '<select id=t disabled style="display:none"><option>x<option disabled>y</select>');
  const force = value => actions.step('select', {selector: '#t', options: [{value}], force: true});
  assert.deepEqual((await force('x')).values, ['x']);
  assert.equal((await force('y')).waitOptions, 'option being selected is not enabled');
});
