// How nodes look in messages.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {testbed} from './support/testbed.mjs';
import {createUtility} from './support/utility.mjs';

const bed = testbed();

const element = attributes => `(() => {
  const element = document.createElement('div');
  for (const [name, value] of ${JSON.stringify(attributes)})
    element.setAttribute(name, value);
  return element;
})()`;
const withTexts = (...texts) => `(() => {
  const element = document.createElement('div');
  element.append(...${JSON.stringify(texts)});
  return element;
})()`;
const fromHtml = html => `(() => {
  const template = document.createElement('template');
  template.innerHTML = ${JSON.stringify(html)};
  return template.content.firstChild;
})()`;
const y = length => 'y'.repeat(length);

// [expression, preview]
const previews = [
  // Elements.
  [fromHtml('<DIV ID=Up>Up</DIV>'), '<div id="Up">Up</div>'],
  [fromHtml('<my-element foo=bar>c</my-element>'), '<my-element foo="bar">c</my-element>'],
  [fromHtml('<svg viewBox="0 0 1 1">t</svg>'), '<svg viewBox="0 0 1 1">t</svg>'],
  ['document.createElementNS("http://www.w3.org/2000/svg", "circle")', '<circle></circle>'],
  ['document.createElementNS("http://other", "a:Foo")', '<a:foo></a:foo>'],
  // Void elements, in HTML only.
  [fromHtml('<input>'), '<input/>'],
  [fromHtml('<img src=x alt=y>'), '<img src="x" alt="y"/>'],
  [fromHtml('<keygen>'), '<keygen/>'],
  ['document.createElementNS("http://other", "input")', '<input></input>'],
  // Attributes: short ones first, in their order otherwise.
  [fromHtml('<p class="a b c" id=x data-x=1>t</p>'), '<p id="x" data-x="1" class="a b c">t</p>'],
  [element([['bb', '1'], ['aa', '1'], ['c', '']]), '<div c="" bb="1" aa="1"></div>'],
  [element([['title', 'quo"te'], ['style', 'color: red']]), '<div title="quo"te"></div>'],
  [element([['title', 'line\nbreak\ttab']]), '<div title="line↵break⇆tab"></div>'],
  // Flags have no value.
  [fromHtml('<input disabled checked value="" type=checkbox>'), '<input checked disabled value="" type="checkbox"/>'],
  [fromHtml('<option selected>one</option>'), '<option selected>one</option>'],
  [element([['multiple', ''], ['readonly', '']]), '<div multiple readonly></div>'],
  [element([['disabled', 'false'], ['hidden', ''], ['required', '']]), '<div hidden="" required="" disabled="false"></div>'],
  // Together no longer than 500 characters, the space before each counted.
  [element([['a', y(495)]]), `<div a="${y(495)}"></div>`],
  [element([['a', y(496)]]), `<div a="${y(495)}…></div>`],
  [element([['b', y(600)], ['id', 'short']]), `<div id="short" b="${y(484)}…></div>`],
  // What an element holds: text, if it is nothing else.
  [withTexts(), '<div></div>'],
  [withTexts('  spaces\n\t'), '<div>  spaces↵⇆</div>'],
  [withTexts('a', 'b', 'c', 'd', 'e'), '<div>abcde</div>'],
  [withTexts('a', 'b', 'c', 'd', 'e', 'f'), '<div>…</div>'],
  [fromHtml('<div>a<b>x</b></div>'), '<div>…</div>'],
  [fromHtml('<div><!-- c --></div>'), '<div>…</div>'],
  [fromHtml('<template><p>x</p></template>'), '<template></template>'],
  // No longer than 50 characters, whatever they take in UTF-16.
  [withTexts('x'.repeat(50)), `<div>${'x'.repeat(50)}</div>`],
  [withTexts('x'.repeat(51)), `<div>${'x'.repeat(49)}…</div>`],
  [withTexts('\u{1f600}'.repeat(50)), `<div>${'\u{1f600}'.repeat(50)}</div>`],
  [withTexts('a' + '\u{1f600}'.repeat(50)), `<div>a${'\u{1f600}'.repeat(48)}…</div>`],
  // Other nodes.
  ['document.createTextNode("a\\nb")', '#text=a↵b'],
  ['document.createTextNode("")', '#text='],
  [`document.createTextNode("${y(600)}")`, `#text=${y(600)}`],
  ['document', '<#document />'],
  ['document.createComment("c")', '<#comment />'],
  ['document.createDocumentFragment()', '<#document-fragment />'],
  ['document.createAttribute("Foo")', '<foo />'],
  ['document.implementation.createDocumentType("html", "", "")', '<html />'],
  // Nothing else has one.
  ['({})', ''],
  ['window', ''],
];

test('previews of nodes', async t => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  for (const [expression, expected] of previews) {
    await t.test(expected.slice(0, 80), async () => {
      const handle = await page.evaluate(expression, {returnByValue: false});
      assert.equal(await utility.onHandle('preview', handle), expected);
    });
  }
});

test('a page that changes its DOM and built-ins changes no preview', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const handle = await page.evaluate(`(() => {
    const form = document.createElement('form');
    for (const name of ['attributes', 'nodeName', 'childNodes', 'firstChild'])
      form.append(Object.assign(document.createElement('input'), {name}));
    form.id = 'f';
    form.className = 'two words';
    const tampered = () => { throw new Error('tampered'); };
    Object.defineProperty(Node.prototype, 'nodeType', {get: tampered});
    String.prototype.replace = String.prototype.slice = Array.prototype.sort = Array.prototype.join = tampered;
    String.prototype[Symbol.replace] = Array.prototype[Symbol.iterator] = NamedNodeMap.prototype.item = tampered;
    return form;
  })()`, {returnByValue: false});
  assert.equal(await utility.onHandle('preview', handle), '<form id="f" class="two words">…</form>');
});

test('elements and nodes are told apart', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  for (const [expression, isNode, isElement] of [['document.body', true, true], ['document', true, false], ['({})', false, false]]) {
    const handle = await page.evaluate(expression, {returnByValue: false});
    assert.deepEqual([await utility.onHandle('isNode', handle), await utility.onHandle('isElement', handle)],
        [isNode, isElement], expression);
  }
});
