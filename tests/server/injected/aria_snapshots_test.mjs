// Aria snapshots: which nodes they show, and how.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {ariaCases, askAbout, testTable} from './support/aria.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();
const text = '(aria, t) => aria.ariaSnapshot(document.body).text';
const aiText = `(aria, t) => aria.ariaSnapshot(document.body, {mode: 'ai'}).text`;

testTable(bed, 'snapshots', text);
testTable(bed, 'snapshots_of_controls', text);
testTable(bed, 'snapshot_states', text);
testTable(bed, 'patterns', '(aria, t) => aria.ariaSnapshot(document.body, {patterns: true}).text');
testTable(bed, 'ai_snapshots', aiText);
testTable(bed, 'ai_snapshots_of_controls', aiText);

test('depth and boxes, as text and as data', async () => {
  const rows = ariaCases('snapshot_options');
  const page = await bed.newPage();
  const answers = await askAbout(page, rows.map(([html]) => html), `(aria, t, options) => ({
    text: aria.ariaSnapshot(document.body, options).text,
    json: aria.ariaSnapshotJson(document.body, options),
  })`, rows.map(([, options]) => options));
  for (const [i, [html, options, {text, json}]] of rows.entries()) {
    assert.equal(answers[i].text, text, html);
    if (json)
      assert.deepEqual([html, options, answers[i].json], [html, options, json]);
  }
});

test('texts stand as YAML reads them', async () => {
  const rows = ariaCases('scalars');
  const page = await bed.newPage();
  const answers = await askAbout(page, rows.map(() => ''), `(aria, t, text) => {
    const element = (name, content, attributes = {}) => {
      const made = document.createElement(name);
      for (const [key, value] of Object.entries(attributes))
        made.setAttribute(key, value);
      made.append(...content);
      return made;
    };
    document.body.append(element('button', [text]), element('p', [text]),
        element('ul', [element('li', [text + ' ', element('b', ['q'])])], {'aria-label': text}),
        element('a', [], {href: text}));
    return aria.ariaSnapshot(document.body).text;
  }`, rows.map(([text]) => text));
  assert.deepEqual(rows.map(([text], i) => [text, answers[i]]), rows);
});

test('a name of more than 900 characters is left out of the text', async () => {
  const page = await bed.newPage();
  const pages = [900, 901].map(length => `<button aria-label=${'x'.repeat(length)}>z</button>`);
  assert.deepEqual(await askAbout(page, pages, text), [`- button "${'x'.repeat(900)}": z`, '- button: z']);
});

test('an element keeps its ref as long as it has its role and its name', async () => {
  const page = await bed.newPage();
  const [answer] = await askAbout(page, ['<button id=t>a</button><button>b</button>'], `(aria, button) => {
    const snapshot = () => aria.ariaSnapshot(button.parentNode, {mode: 'ai'}).text.match(/ref=\\w+/g).join(' ');
    const refs = [snapshot(), snapshot()];
    button.textContent = 'c';
    refs.push(snapshot());
    return refs;
  }`);
  assert.deepEqual(answer, ['ref=e1 ref=e2 ref=e3', 'ref=e1 ref=e2 ref=e3', 'ref=e1 ref=e4 ref=e3']);
});

test('an element is found by the ref of the last snapshot', async () => {
  const page = await bed.newPage();
  const [answer] = await askAbout(page, ['<button id=t>a</button>'], `(aria, button) => {
    aria.ariaSnapshot(button, {mode: 'ai', refPrefix: 'f2'});
    const before = aria.elementOfRef('f2e1') === button;
    button.textContent = 'c';
    aria.ariaSnapshot(button, {mode: 'ai', refPrefix: 'f2'});
    const after = [aria.elementOfRef('f2e1'), aria.elementOfRef('f2e2') === button];
    aria.ariaSnapshot(button);
    return [before, ...after, aria.elementOfRef('f2e2')];
  }`);
  assert.deepEqual(answer, [true, null, true, null]);
});

test('people are shown refs where they ask for them', async () => {
  const page = await bed.newPage();
  assert.deepEqual(await askAbout(page, ['<div><button id=t>a</button></div>'],
      '(aria, t) => aria.ariaSnapshot(document.body, {refs: true}).text'), ['- button "a" [ref=e1]']);
});

test('a picture that says nothing is shown where it is there to be clicked', async () => {
  const page = await bed.newPage();
  const picture = '<svg width=9 height=9></svg>';
  assert.deepEqual(await askAbout(page, [
    `<p>${picture}</p>`,
    `<p><span style="cursor: default">x<svg style="cursor: pointer" width=9 height=9></svg></span></p>`,
    `<a href=x>${picture}</a>`,
  ], aiText), [
    '- paragraph [ref=e2]',
    '- paragraph [ref=e2]:\n  - generic [ref=e3]:\n    - text: x\n    - img [ref=e4] [cursor=pointer]',
    '- link [ref=e2] [cursor=pointer]:\n  - /url: x',
  ]);
});

test('a frame of a frameset is a frame', async () => {
  const page = await bed.newPage();
  assert.deepEqual(await askAbout(page, ['<frameset><frame></frameset>'], aiText), ['- iframe [ref=e2]']);
});

test('it is told where the snapshots of frames belong', async () => {
  const page = await bed.newPage();
  const [answer] = await askAbout(page, ['<h1>x</h1><ul><li><iframe></iframe></li></ul><iframe hidden></iframe>'],
      `aria => aria.ariaSnapshot(document.body, {mode: 'ai'})`);
  assert.deepEqual(answer, {
    text: [
      '- generic [active] [ref=e1]:',
      '  - heading "x" [level=1] [ref=e2]',
      '  - list [ref=e3]:',
      '    - listitem [ref=e4]:',
      '      - iframe [ref=e5]',
    ].join('\n'),
    frames: [{ref: 'e5', line: 4, indent: '        ', level: 4}],
  });
});
