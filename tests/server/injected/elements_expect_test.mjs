// Assertions; each row is what the reference says.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const rich = '<div id=t class="a  b c" title="Ti" data-e="" style="color:red;--x:1">Hello <b>Big</b>\n  World<i hidden>hid</i></div>';
const list = '<ul><li>One</li><li> Two  2</li><li>Three</li></ul>';
const classes = '<p class=a></p><p class="b c"></p><p></p>';
const button = '<button id=t aria-label="Save all" aria-description="Desc x">x</button>';
const mixed = '<input id=t type=checkbox><script>t.indeterminate = true</script>';
const shadow = html => `<div id=h></div><script>h.attachShadow({mode: 'open'}).innerHTML = \`${html}\`</script>`;

const is = string => ({expectedText: [{string, normalizeWhiteSpace: true}]});
const exactly = string => ({expectedText: [{string}]});
const contains = string => ({expectedText: [{string, matchSubstring: true, normalizeWhiteSpace: true}]});
const matches = ({source, flags}) => ({expectedText: [{regexSource: source, regexFlags: flags, normalizeWhiteSpace: true}]});
const each = (...strings) => ({expectedText: strings.map(string => ({string, normalizeWhiteSpace: true}))});
const eachContains = (...strings) => ({expectedText: strings.map(string => ({string, matchSubstring: true, normalizeWhiteSpace: true}))});
const ignoringCase = ({expectedText}) => ({expectedText: expectedText.map(text => ({...text, ignoreCase: true}))});
const option = (key, value) => ({expectedValue: {o: [{k: key, v: {b: value}}], id: 1}});
const ratio = expectedNumber => ({expectedNumber});

// [expression, html, parameters, whether it matches, what is received]; the last two, or an error
const rows = [
  ['to.be.attached', rich, {}, true, 'attached'],
  ['to.be.detached', rich, {}, false, 'attached'],
  ['to.be.visible', rich, {}, true, 'visible'],
  ['to.be.visible', '<div id=t style="display:none">x</div>', {}, false, 'hidden'],
  ['to.be.hidden', rich, {}, false, 'visible'],
  ['to.be.hidden', '<div id=t style="display:none">x</div>', {}, true, 'hidden'],
  ['to.be.enabled', '<input id=t>', {}, true, 'enabled'],
  ['to.be.enabled', '<input id=t disabled>', {}, false, 'disabled'],
  ['to.be.disabled', '<input id=t disabled>', {}, true, 'disabled'],
  ['to.be.disabled', '<input id=t>', {}, false, 'enabled'],
  ['to.be.editable', '<input id=t>', {}, true, 'editable'],
  ['to.be.editable', '<input id=t readonly>', {}, false, 'readOnly'],
  ['to.be.editable', '<input id=t disabled>', {}, false, 'disabled'],
  ['to.be.readonly', '<input id=t>', {}, false, 'editable'],
  ['to.be.readonly', '<input id=t readonly>', {}, true, 'readOnly'],
  ['to.be.editable', '<div id=t>x</div>', {},
    'Element is not an <input>, <textarea>, <select> or [contenteditable] and does not have a role allowing [aria-readonly]'],
  ['to.be.checked', '<input id=t type=checkbox checked>', {}, true, 'checked'],
  ['to.be.checked', '<input id=t type=radio>', {}, false, 'unchecked'],
  ['to.be.checked', '<input id=t type=checkbox>', option('checked', false), true, 'unchecked'],
  ['to.be.checked', '<div id=t role=switch aria-checked=true>', option('checked', false), false, 'checked'],
  ['to.be.checked', '<input id=t type=checkbox>', {expectedValue: {v: 'undefined'}}, false, 'unchecked'],
  ['to.be.checked', mixed, {}, false, 'unchecked'],
  ['to.be.checked', mixed, option('indeterminate', true), true, 'mixed'],
  ['to.be.checked', '<div id=t role=checkbox aria-checked=mixed>', option('indeterminate', true), true, 'mixed'],
  ['to.be.checked', '<input id=t type=checkbox checked>', option('indeterminate', true), false, 'checked'],
  ['to.be.checked', '<input id=t>', option('indeterminate', true), 'Not a checkbox or radio button'],
  ['to.be.focused', '<input id=t><script>t.focus()</script>', {}, true, 'focused'],
  ['to.be.focused', '<input id=t>', {}, false, 'inactive'],
  ['to.be.focused', `${shadow('<input id=t>')}<script>h.shadowRoot.querySelector('input').focus()</script>`, {}, true, 'focused'],
  ['to.be.focused', '<label id=t>l<input autofocus></label>', {}, false, 'inactive'],
  ['to.be.empty', '<div id=t> \n <b></b><!--c--></div>', {}, true, 'empty'],
  ['to.be.empty', '<div id=t>x</div>', {}, false, 'notEmpty'],
  ['to.be.empty', '<input id=t>', {}, true, 'empty'],
  ['to.be.empty', '<textarea id=t>x</textarea>', {}, false, 'notEmpty'],
  ['to.be.empty', '<input type=checkbox id=t>', {}, false, 'notEmpty'],
  ['to.be.empty', '<label id=t><input value=x></label>', {}, true, 'empty'],
  ['to.be.in.viewport', '<div id=t style="height:100px">x</div>', {}, true, 'viewport ratio 1'],
  ['to.be.in.viewport', '<div id=t style="height:100px">x</div>', ratio(1), true, 'viewport ratio 1'],
  ['to.be.in.viewport', '<div id=t style="position:absolute;top:550px;height:100px;width:10px"></div>', ratio(0.5), true, 'viewport ratio 0.5'],
  ['to.be.in.viewport', '<div id=t style="position:absolute;top:550px;height:100px;width:10px"></div>', ratio(0.6), false, 'viewport ratio 0.5'],
  ['to.be.in.viewport', '<div id=t style="position:absolute;top:1000px">x</div>', {}, false, 'viewport ratio 0'],
  ['to.be.in.viewport', '<div id=t style="position:absolute;top:1000px">x</div>', ratio(0), false, 'viewport ratio 0'],
  ['to.be.in.viewport', '<div style="height:20px;overflow:hidden"><div id=t style="height:40px"></div></div>', ratio(0.5), true, 'viewport ratio 0.5'],
  ['to.be.in.viewport', '<div style="height:7px;overflow:hidden"><div id=t style="height:10px"></div></div>', ratio(0.7), true, 'viewport ratio 0.699999988079071'],
  ['to.be.in.viewport', '<div id=t></div>', {}, true, 'viewport ratio 1'],
  ['to.be.in.viewport', '<div id=t style="display:none"></div>', {}, false, 'viewport ratio 0'],

  ['to.have.text', rich, is('Hello Big Worldhid'), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, is(' Hello  Big\nWorldhid'), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, is('Hel\u200blo Big\u00a0World\u00adhid'), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, is('Hello Big'), false, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, is('hello big worldhid'), false, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, ignoringCase(is('hello BIG worldhid')), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, contains('Big World'), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, contains(''), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, {...is('Hello Big World'), useInnerText: true}, true, 'Hello Big World'],
  ['to.have.text', rich, matches(/Big\s+World/), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, matches(/^Hello Big Worldhid$/), false, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, matches(/hello/), false, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, ignoringCase(matches(/hello/)), true, 'Hello Big\n  Worldhid'],
  ['to.have.text', rich, {expectedText: [{regexSource: 'hello', regexFlags: 'i', ignoreCase: false}]}, false, 'Hello Big\n  Worldhid'],
  ['to.have.text', '<div id=t>a<script>1</script><style>b</style></div>', is('a'), true, 'a'],
  ['to.have.text', '<div id=t>a</div><script>t.attachShadow({mode: "open"}).innerHTML = "xx"</script>', is('axx'), true, 'axx'],
  ['to.have.text', '<textarea id=t>abc</textarea>', is('abc'), true, 'abc'],
  ['to.have.text', '<input id=t value=abc>', is(''), true, ''],

  ['to.have.attribute', rich, {expressionArg: 'title'}, true, 'attribute present'],
  ['to.have.attribute', rich, {expressionArg: 'lang'}, false, 'attribute not present'],
  ['to.have.attribute.value', rich, {...exactly('Ti'), expressionArg: 'title'}, true, 'Ti'],
  ['to.have.attribute.value', rich, {...exactly(' Ti '), expressionArg: 'title'}, false, 'Ti'],
  ['to.have.attribute.value', rich, {...exactly(''), expressionArg: 'data-e'}, true, ''],
  ['to.have.attribute.value', rich, {...exactly(''), expressionArg: 'lang'}, false, null],
  ['to.have.attribute.value', rich, {...matches(/.*/), expressionArg: 'lang'}, false, null],
  ['to.have.class', rich, exactly('a  b c'), true, 'a  b c'],
  ['to.have.class', rich, exactly('a b c'), false, 'a  b c'],
  ['to.have.class', '<svg id=t class="s v"></svg>', exactly('s v'), true, 's v'],
  ['to.contain.class', rich, exactly('c a'), true, 'a  b c'],
  ['to.contain.class', rich, exactly('a d'), false, 'a  b c'],
  ['to.contain.class', rich, exactly(''), true, 'a  b c'],
  ['to.contain.class', '<div id=t>', exactly('a'), false, ''],
  ['to.have.css', rich, {...exactly('rgb(255, 0, 0)'), expressionArg: 'color'}, true, 'rgb(255, 0, 0)'],
  ['to.have.css', rich, {...exactly('1'), expressionArg: '--x'}, true, '1'],
  ['to.have.css', rich, {...exactly('16px'), expressionArg: 'fontSize'}, false, ''],
  ['to.have.css', '<style>#t::before { content: "x"; color: red }</style><p id=t>', {...exactly('rgb(255, 0, 0)'), expressionArg: 'color', pseudo: 'before'}, true, 'rgb(255, 0, 0)'],
  ['to.have.css', '<style>#t::before { content: "x"; color: red }</style><p id=t>', {...exactly('rgb(255, 0, 0)'), expressionArg: 'color', pseudo: 'after'}, false, 'rgb(0, 0, 0)'],
  ['to.have.id', rich, exactly('t'), true, 't'],
  ['to.have.id', rich, exactly('T'), false, 't'],
  ['to.have.role', button, exactly('button'), true, 'button'],
  ['to.have.role', '<div id=t>', exactly('button'), false, ''],
  ['to.have.accessible.name', button, is('Save all'), true, 'Save all'],
  ['to.have.accessible.description', button, is('Desc'), false, 'Desc x'],
  ['to.have.accessible.error.message', '<input id=t aria-invalid=true aria-errormessage=e><p id=e>Bad thing</p>', is('Bad thing'), true, 'Bad thing'],
  ['to.have.accessible.error.message', button, is(''), true, ''],
  ['to.have.value', '<input id=t value=v>', exactly('v'), true, 'v'],
  ['to.have.value', '<input id=t value=v>', exactly(' v '), false, 'v'],
  ['to.have.value', '<label id=t for=i></label><textarea id=i>v</textarea>', exactly('v'), true, 'v'],
  ['to.have.value', '<div contenteditable id=t>v</div>', exactly('v'), 'Not an input element'],
  ['to.have.values', '<select id=t multiple><option value=a selected>1<option selected>b<option>c</select>', each('a', 'b'), true, ['a', 'b']],
  ['to.have.values', '<select id=t multiple><option value=a selected>1<option selected>b<option>c</select>', each('b', 'a'), false, ['a', 'b']],
  ['to.have.values', '<select id=t multiple><option>b</select>', each(), true, []],
  ['to.have.values', '<label id=t>q<select multiple><option selected>a</select></label>', each('a'), true, ['a']],
  ['to.have.values', '<select id=t><option>b</select>', each('b'), 'Not a select element with a multiple attribute'],
];

const ofSerialized = value => value?.a?.map(ofSerialized) ?? value?.s ?? value?.n ?? (value?.v === 'null' ? null : value);

test('assertions about an element', async t => {
  const actions = await actionPage(bed);
  for (const [expression, html, parameters, expected, received] of rows) {
    await t.test(`${expression} ${JSON.stringify(parameters)} ${html}`, async () => {
      await actions.content(html);
      const look = await actions.step('expect', {selector: '#t', expression, ...parameters});
      if (typeof expected === 'string')
        assert.equal(look.error, expected);
      else
        assert.deepEqual([look.matches, ofSerialized(look.received)], [expected, received]);
    });
  }
});

// [expression, html, selector, parameters, whether it matches, what is received]
const listRows = [
  ['to.have.count', list, 'li', {expectedNumber: 3}, true, 3],
  ['to.have.count', list, 'b', {expectedNumber: 0}, true, 0],
  ['to.have.count', list, 'li', {expectedNumber: 1}, false, 3],
  ['to.have.text.array', list, 'li', each('One', 'Two 2', 'Three'), true, ['One', ' Two  2', 'Three']],
  ['to.have.text.array', list, 'li', each('One', 'Two 2'), false, ['One', ' Two  2', 'Three']],
  ['to.have.text.array', list, 'li', ignoringCase(each('one', 'TWO 2', 'three')), true, ['One', ' Two  2', 'Three']],
  ['to.have.text.array', list, 'b', each(), true, []],
  ['to.have.text.array', list, 'b', each('x'), false, []],
  ['to.contain.text.array', list, 'li', eachContains('On', 'ree'), true, ['One', ' Two  2', 'Three']],
  ['to.contain.text.array', list, 'li', eachContains('ree', 'On'), false, ['One', ' Two  2', 'Three']],
  ['to.contain.text.array', list, 'li', eachContains('One', 'Two 2', 'Three', 'Four'), false, ['One', ' Two  2', 'Three']],
  ['to.contain.text.array', list, 'li', eachContains(), true, ['One', ' Two  2', 'Three']],
  ['to.have.class.array', classes, 'p', each('a', 'b c', ''), true, ['a', 'b c', '']],
  ['to.have.class.array', classes, 'p', each('a', 'b', ''), false, ['a', 'b c', '']],
  ['to.contain.class.array', classes, 'p', each('a', 'c', ''), true, ['a', 'b c', '']],
  ['to.contain.class.array', classes, 'p', each('a', 'c'), false, ['a', 'b c', '']],
];

test('assertions about all that is found', async t => {
  const actions = await actionPage(bed);
  for (const [expression, html, selector, parameters, expected, received] of listRows) {
    await t.test(`${expression} ${JSON.stringify(parameters)}`, async () => {
      await actions.content(html);
      const look = await actions.step('expect', {selector, expression, ...parameters});
      assert.deepEqual([look.matches, ofSerialized(look.received)], [expected, received]);
      assert.equal(look.count, Array.isArray(received) ? received.length : received);
    });
  }
});

test('assertions about a page', async () => {
  const actions = await actionPage(bed, '<title>Ti  tle</title>');
  const look = async (expression, parameters) => {
    const {matches, received} = await actions.step('expect', {expression, ...parameters});
    return [matches, ofSerialized(received)];
  };
  assert.deepEqual(await look('to.have.title', is('Ti tle')), [true, 'Ti tle']);
  assert.deepEqual(await look('to.have.title', matches(/^tle/)), [false, 'Ti tle']);
  const url = await actions.page.evaluate('location.href');
  assert.deepEqual(await look('to.have.url', exactly(url)), [true, url]);
  assert.deepEqual(await look('to.have.url', ignoringCase(exactly(url.toUpperCase()))), [true, url]);
  assert.deepEqual(await look('to.have.url', matches(/page$/)), [true, url]);
  assert.deepEqual(await look('to.have.title', {selector: ':root', ...is('Ti tle')}), [true, 'Ti tle']);
  assert.deepEqual(await look('to.have.url', {selector: ':root', ...exactly('about:blank')}), [false, url]);
});

test('what there is to be read of an element that cannot be seen is the document', async () => {
  const actions = await actionPage(bed);
  const readable = async selector => (await actions.step('readable', {selector})).snapshot;
  await actions.content('<p id=seen>seen</p><p id=empty></p><p id=hidden hidden>hidden</p>');
  const all = '- paragraph: seen\n- paragraph';
  assert.equal(await readable('#seen'), '- paragraph: seen');
  for (const selector of ['#empty', '#hidden', '#absent'])
    assert.equal(await readable(selector), all);
});

test('an element that is missing is hidden, detached and out of the viewport, and nothing else', async () => {
  const actions = await actionPage(bed);
  for (const [expression, answer] of Object.entries({
    'to.be.attached': {matches: false}, 'to.be.detached': {matches: true}, 'to.be.visible': {matches: false},
    'to.be.hidden': {matches: true}, 'to.be.in.viewport': {matches: false}, 'to.be.enabled': {}, 'to.be.focused': {},
    'to.have.text': {}, 'to.have.value': {},
  }))
    assert.deepEqual(await actions.step('expect', {selector: '#no', expression, ...is('')}), {absent: true, ...answer}, expression);
});

test('an assertion about one element says which, and takes one alone', async () => {
  const actions = await actionPage(bed, '<b id=t>x</b><b>y</b>');
  const look = selector => actions.step('expect', {selector, expression: 'to.have.text', ...is('x')});
  assert.deepEqual(await look('#t'),
      {matches: true, received: {s: 'x'}, shown: 'x', resolved: {preview: '<b id="t">x</b>', count: 1}});
  assert.equal((await look('b')).violation.count, 2);
});

test('the focus of a frame is that of the page', async () => {
  const actions = await actionPage(bed, '<input id=o><iframe srcdoc="<input id=t>"></iframe>');
  await actions.page.evaluate('document.querySelector("iframe").contentDocument.querySelector("#t").focus()');
  assert.equal((await actions.step('expect', {selector: 'iframe', expression: 'to.be.focused'})).matches, true);
  await actions.page.evaluate('o.focus()');
  assert.equal((await actions.step('expect', {selector: 'iframe', expression: 'to.be.focused'})).matches, false);
});

const properties = `<div id=t></div><script>Object.assign(t, {
  plain: {a: 1, b: [1, {c: null}], u: undefined}, text: 'x', number: 5, minus: -0, nan: NaN, infinite: Infinity, big: 5n, yes: true,
  nothing: null, date: new Date(0), pattern: /x/g, map: new Map(), list: [], node: document.body, method() {},
}); t.cycle = {}; t.cycle.me = t.cycle;</script>`;
const object = (...pairs) => ({o: pairs.map(([k, v]) => ({k, v})), id: 1});
const plain = [['a', {n: 1}], ['b', {a: [{n: 1}, {o: [{k: 'c', v: {v: 'null'}}], id: 3}], id: 2}]];

// [name, expected, whether it matches]
const propertyRows = [
  ['plain', object(...plain, ['u', {v: 'undefined'}]), true], ['plain', object(...plain), false],
  ['plain', object(...plain, ['u', {v: 'null'}]), false], ['plain.a', {n: 1}, true], ['plain.x.y', {v: 'undefined'}, true],
  ['text', {s: 'x'}, true], ['text', {s: 'y'}, false], ['number', {n: 5}, true], ['number', {s: '5'}, false],
  ['minus', {n: 0}, true], ['nan', {v: 'NaN'}, true], ['infinite', {v: 'Infinity'}, true], ['big', {n: 5}, false], ['big', {bi: '5'}, true],
  ['yes', {b: true}, true], ['nothing', {v: 'null'}, true], ['none', {v: 'null'}, false], ['none', {v: 'undefined'}, true],
  ['date', {d: '1970-01-01T00:00:00.000Z'}, true], ['date', {d: '1971-01-01T00:00:00.000Z'}, false],
  ['pattern', {r: {p: 'x', f: 'g'}}, true], ['pattern', {r: {p: 'x', f: ''}}, false], ['map', object(), false],
  ['list', {a: [], id: 1}, true], ['list', object(), false], ['node', {v: 'null'}, false], ['method', {v: 'null'}, false],
  ['cycle', object(), false], ['cycle', {o: [{k: 'me', v: {ref: 1}}], id: 1}, true], ['id', {s: 't'}, true],
];

test('properties are compared as deep as they go', async t => {
  const actions = await actionPage(bed, properties, {main: true});
  for (const [name, expectedValue, expected] of propertyRows) {
    await t.test(`${name} ${JSON.stringify(expectedValue)}`, async () => {
      const look = await actions.step('expect', {selector: '#t', expression: 'to.have.property', expressionArg: name, expectedValue});
      assert.equal(look.matches, expected);
    });
  }
  const {received, shown} = await actions.step('expect',
      {selector: '#t', expression: 'to.have.property', expressionArg: 'plain.b', expectedValue: {n: 1}});
  assert.deepEqual([received, shown], [{a: [{n: 1}, {o: [{k: 'c', v: {v: 'null'}}], id: 2}], id: 1}, undefined]);
});

test('snapshots are held against templates', async () => {
  const actions = await actionPage(bed, '<button>Save 12</button>');
  const look = (role, request = {selector: 'body'}) => actions.step('expect',
      {...request, expression: 'to.match.aria', template: {role: 'fragment', children: [{role, children: []}]}});
  const text = '- button "Save 12"';
  const received = {o: [{k: 'raw', v: {s: text}}, {k: 'regex', v: {s: '- button /Save \\d+/'}}], id: 1};
  const resolved = {count: 1, preview: '<html>…</html>'};
  assert.deepEqual(await look('button', {}), {matches: true, received, resolved, shown: text});
  assert.equal((await look('button')).matches, true);
  assert.equal((await look('link')).matches, false);
});

test('what fails comes with what there is to be read, where that is asked for', async () => {
  const actions = await actionPage(bed, '<p id=p>Hi</p><i id=e></i><button>Go</button>');
  const read = async (selector, expression, more = {}) =>
    (await actions.step('expect', {selector, expression, reads: true, ...is('no'), ...more})).snapshot;
  const all = '- paragraph: Hi\n- button "Go"';
  assert.equal(await read('#p', 'to.have.text'), '- paragraph: Hi');
  assert.equal(await read('#e', 'to.have.text'), all);
  assert.equal(await read('#no', 'to.have.text'), all);
  assert.equal(await read('#no', 'to.be.visible'), all);
  assert.equal(await read('#no', 'to.be.hidden'), undefined);
  assert.equal(await read('#no', 'to.be.hidden', {isNot: true}), all);
  assert.equal(await read(undefined, 'to.have.title'), all);
  assert.equal(await read('#p', 'to.have.text', is('Hi')), undefined);
  assert.equal(await read('#p', 'to.have.text', {reads: false}), undefined);
  assert.equal(await read('#p', 'to.match.aria', {template: {role: 'fragment', children: [{role: 'list', children: []}]}}),
      undefined);
});

test('an assertion that nobody knows is named', async () => {
  const actions = await actionPage(bed, rich);
  for (const request of [{selector: '#t'}, {}]) {
    assert.equal((await actions.step('expect', {...request, expression: 'to.be.fair'})).error,
        'Unknown expect matcher: to.be.fair');
  }
});
