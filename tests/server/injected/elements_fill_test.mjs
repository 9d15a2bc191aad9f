// Text for controls, focus and selections; each row is what the reference does.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const logged = '<script>log = []; for (const type of ["focus", "blur", "input", "change"]) addEventListener(type, event => ' +
    'log.push(`${type}:${event.target.id}`), true)</script>';
// The element with the focus, in whatever shadow tree.
const active = '(root => { let element; while (root?.activeElement) { element = root.activeElement; root = element.shadowRoot; } return element; })(document)';
const shadow = html => `<div id=h></div><script>h.attachShadow({mode: 'open'}).innerHTML = \`${html}\`</script>`;
const field = type => `<input id=t type=${type}>`;
const notFillable = 'Element is not an <input>, <textarea> or [contenteditable] element';
const notEditable = 'Element is not an <input>, <textarea>, <select> or [contenteditable] and does not have a role ' +
    'allowing [aria-readonly]';

// Values that are set: [type, value, what becomes of it]
const picked = [
  ['date', '2020-03-02', '2020-03-02'], ['date', ' 2020-03-02 ', '2020-03-02'], ['date', '', ''], ['date', '2020-13-05', ''],
  ['time', '13:15', '13:15'], ['time', '25:00', ''],
  ['datetime-local', '2020-03-02 05:15', '2020-03-02T05:15'], ['datetime-local', '2020-03-02', ''],
  ['month', '2020-07', '2020-07'], ['month', '2020-07-01', ''],
  ['week', '2020-W33', '2020-W33'], ['week', '2020', ''],
  ['color', '#AABBCC', '#aabbcc'], ['color', 'zzz', '#000000'],
  ['range', '12', '12'], ['range', '150', '100'], ['range', 'abc', '50'],
];

test('values of pickers are set', async t => {
  const actions = await actionPage(bed);
  for (const [type, value, expected] of picked) {
    await t.test(`${type} ${value}`, async () => {
      await actions.content(field(type) + logged);
      assert.equal((await actions.step('fill', {selector: '#t', value})).done, true);
      assert.deepEqual(await actions.page.evaluate('[t.value, ...log]'), [expected, 'focus:t', 'input:t', 'change:t']);
    });
  }
});

test('events of a value that was set say that the user did it', async () => {
  const actions = await actionPage(bed, `${field('date')}<script>
    log = []; for (const type of ['input', 'change']) t.addEventListener(type, ({constructor, bubbles, composed, cancelable}) =>
      log.push([type, constructor.name, bubbles, composed, cancelable]))</script>`);
  await actions.step('fill', {selector: '#t', value: '2020-01-01'});
  assert.deepEqual(await actions.page.evaluate('log'),
      [['input', 'Event', true, true, false], ['change', 'Event', true, false, false]]);
});

test('a malformed value is an error where that is wanted', async t => {
  const actions = await actionPage(bed);
  for (const [type, value] of [['date', '2020-13-05'], ['time', '25:00'], ['color', 'zzz'], ['range', '150']]) {
    await t.test(type, async () => {
      await actions.content(field(type) + logged);
      assert.equal((await actions.step('fill', {selector: '#t', value, refusesMalformed: true})).error, 'Malformed value');
      assert.deepEqual(await actions.page.evaluate('log'), ['focus:t']);
    });
  }
  await actions.content(field('color'));
  assert.equal((await actions.step('fill', {selector: '#t', value: '#AABBCC', refusesMalformed: true})).done, true);
});

// What gets the focus and its text selected: [html, its id]
const typed = [
  ...['text', 'search', 'tel', 'url', 'email', 'password', 'number', 'unknown'].map(type => [`<input id=t type=${type} value=12>`, 't']),
  ['<textarea id=t>old</textarea>', 't'],
  ['<div id=t contenteditable>old<b>x</b></div>', 't'],
  ['<div id=h contenteditable>a<b id=t>old</b></div>', 'h'],
  ['<label id=t>l<input id=i value=old></label>', 'i'],
  ['<label><b id=t>l</b><textarea id=i>old</textarea></label>', 'i'],
  ['<label id=t>x<input id=i value=old style="display:none"></label>', ''],
  ['<button><input id=t value=old></button>', 't'],
  ['<label><input id=o><input id=t value=old></label>', 't'],
  [shadow('<input id=t value=old>'), 't'],
];

test('text is typed over what is there', async t => {
  const actions = await actionPage(bed);
  for (const [html, id] of typed) {
    await t.test(html, async () => {
      await actions.content(html);
      assert.equal((await actions.step('fill', {selector: '#t', value: '5'})).insert, true);
      assert.equal(await actions.page.evaluate(`${active}.id`), id);
      if (!id)
        return;
      await actions.page.send('Input.insertText', {text: '5'});
      assert.match(await actions.page.evaluate(`(({value, textContent}) => value ?? textContent)(${active})`), /^a?5$/);
    });
  }
});

// [html, value, outcome]
const refused = [
  ...['checkbox', 'radio', 'file', 'button', 'submit', 'reset', 'image'].map(
      type => [field(type), 'x', {error: `Input of type "${type}" cannot be filled`}]),
  ['<label id=t>l<input type=checkbox></label>', 'x', {error: 'Input of type "checkbox" cannot be filled'}],
  [field('number'), 'abc', {error: 'Cannot type text into input[type=number]'}],
  ['<select id=t><option>new</select>', 'new', {error: notFillable}],
  ['<div id=t role=textbox>x</div>', 'new', {error: notFillable}],
  ['<div id=t>x</div>', 'new', {error: notEditable}],
  ['<label id=t><div contenteditable>q</div></label>', 'new', {error: notEditable}],
  ['<input id=t type=hidden>', 'x', {notReady: 'visible'}],
  ['<input id=t disabled>', 'x', {notReady: 'enabled'}],
  ['<input id=t readonly>', 'x', {notReady: 'editable'}],
  ['<input id=t readonly inert>', 'x', {notReady: 'editable'}],
  ['<div inert><input id=t></div>', 'x', {notReady: 'inert'}],
  ['<div inert><label id=t>l<input></label></div>', 'x', {notReady: 'inert'}],
  ['<div id=t role=textbox aria-readonly=true>x</div>', 'x', {notReady: 'editable'}],
];

test('what can’t be filled', async t => {
  const actions = await actionPage(bed);
  for (const [html, value, expected] of refused) {
    await t.test(html, async () => {
      await actions.content(html);
      const {resolved, ...outcome} = await actions.step('fill', {selector: '#t', value});
      assert.deepEqual(outcome, expected);
    });
  }
  await t.test('states count for nothing where it is forced', async () => {
    await actions.content('<input id=t readonly style="display:none">');
    assert.equal((await actions.step('fill', {selector: '#t', value: 'x', force: true})).insert, true);
  });
  await t.test('out of the document', async () => {
    const on = await actions.node('document.createElement("input")');
    assert.deepEqual(await actions.step('fill', {value: 'x'}, {on}), {detached: true});
    for (const method of ['focus', 'blur', 'selectText'])
      assert.deepEqual(await actions.step(method, {}, {on}), {detached: true}, method);
  });
});

test('focus goes to the element, and away', async t => {
  const actions = await actionPage(bed);
  for (const [html, id] of [
    ['<input id=o><input id=t><script>o.focus()</script>', 't'], ['<svg id=t tabindex=0></svg>', 't'], ['<div id=t>x</div>', ''],
    ['<label id=t>l<input id=i></label>', 'i'], ['<label><b id=t>l</b><input id=i></label>', ''],
    ['<form id=t tabindex=0><input name=focus></form>', 't'], [shadow('<input id=t>'), 't'],
  ]) {
    await t.test(html, async () => {
      await actions.content(html);
      assert.equal((await actions.step('focus', {selector: '#t'})).done, true);
      assert.equal(await actions.page.evaluate(`${active}.id`), id);
      if (id === 't') {
        assert.equal((await actions.step('blur', {selector: '#t'})).done, true);
        assert.equal(await actions.page.evaluate(`${active}.localName`), 'body');
      }
    });
  }
  await t.test('a text', async () => {
    await actions.content('<p>text');
    const on = await actions.node('document.querySelector("p").firstChild');
    assert.deepEqual(await actions.step('focus', {}, {on}), {error: 'Node is not an element'});
  });
});

test('typing begins before what an input holds, unless it has the focus', async t => {
  const actions = await actionPage(bed);
  for (const [html, expected] of [
    ['<input id=t value=hello><script>t.setSelectionRange(2, 4)</script>', 'Zhello'],
    ['<input id=t><script>t.value = "hello"</script>', 'Zhello'],
    ['<input id=t value=hello><script>t.focus(); t.setSelectionRange(2, 4)</script>', 'heZo'],
    ['<textarea id=t>hello</textarea><script>t.setSelectionRange(2, 4)</script>', 'heZo'],
    ['<input type=email id=t value=hello>', 'Zhello'],
  ]) {
    await t.test(html, async () => {
      await actions.content(html);
      await actions.step('focus', {selector: '#t', typing: true});
      await actions.page.send('Input.insertText', {text: 'Z'});
      assert.equal(await actions.page.evaluate('t.value'), expected);
    });
  }
});

test('text is selected', async t => {
  const actions = await actionPage(bed);
  for (const [html, text, id] of [
    ['<input id=t value=hello>', 'hello', 't'], ['<textarea id=t>hello</textarea>', 'hello', 't'],
    ['<div id=t>hello <b>you</b></div>', 'hello you', ''], ['<div id=t contenteditable>hello</div>', 'hello', 't'],
    ['<label><b id=t>l</b><input id=i value=hello></label>', 'hello', 'i'],
    ['<button id=b><b id=t>x</b>y</button>', 'xy', 'b'], ['<a href=# id=a><b id=t>x</b>y</a>', 'x', ''],
  ]) {
    await t.test(html, async () => {
      await actions.content(html);
      assert.equal((await actions.step('selectText', {selector: '#t'})).done, true);
      assert.deepEqual(await actions.page.evaluate('[getSelection().toString(), document.activeElement.id]'), [text, id]);
    });
  }
  await actions.content('<input id=t value=hello style="display:none">');
  assert.equal((await actions.step('selectText', {selector: '#t'})).notReady, 'visible');
  assert.equal((await actions.step('selectText', {selector: '#t', force: true})).done, true);
});
