// Templates of aria snapshots: what is wrong with them, and which snapshots they fit.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {ariaCases, askAbout} from './support/aria.mjs';
import {bundle} from './support/bundles.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const parse = (page, templates) => page.evaluate(`(() => {
  const parser = ${bundle('aria_template')}();
  return ${JSON.stringify(templates)}.map(text => parser.invoke('parse', [text]));
})()`);

test('what is wrong with a template is said, with the place', async () => {
  const rows = ariaCases('template_errors');
  const answers = await parse(await bed.newPage(), rows.map(([template]) => template));
  assert.deepEqual(rows.map(([template], i) => [template, answers[i].error]), rows);
});

test('a template is plain data', async () => {
  const [answer] = await parse(await bed.newPage(), [[
    '- list "L" [disabled=false]:',
    '  - /children: equal',
    '  - listitem [level=2] [checked=mixed] [expanded]:',
    '    - link /x y/:',
    '      - /url: /\\.org/',
    '      - /placeholder: p',
    '      - text: a   b',
    '  - textbox: /^1/',
  ].join('\n')]);
  assert.deepEqual(answer, {template: {role: 'fragment', children: [{
    role: 'list', name: {text: 'L'}, disabled: false, container: 'equal', children: [
      {role: 'listitem', level: 2, checked: 'mixed', expanded: true, children: [
        {role: 'link', name: {pattern: 'x y'}, url: {pattern: '\\.org'}, children: [{text: 'a   b'}]},
      ]},
      {role: 'textbox', children: [{pattern: '^1'}]},
    ],
  }]}});
});

for (const {html, matches, differs} of ariaCases('template_matches')) {
  test(`templates for ${html || 'an empty page'}`.slice(0, 100), async () => {
    const page = await bed.newPage();
    const all = [...matches, ...differs];
    const parsed = await parse(page, all);
    const answers = await askAbout(page, all.map(() => html),
        '(aria, t, template) => aria.matchAriaTemplate(document.body, template).matches', parsed.map(({template}) => template));
    assert.deepEqual(all.filter((_, i) => answers[i] === true), matches);
    assert.deepEqual(all.filter((_, i) => answers[i] === false), differs);
  });
}

test('a match tells what there is, and what would fit another time', async () => {
  const page = await bed.newPage();
  const [answer] = await askAbout(page, ['<h1>Part 12</h1>'],
      `aria => aria.matchAriaTemplate(document.body, {role: 'fragment', children: [{role: 'list', children: []}]})`);
  assert.deepEqual(answer, {matches: false, received: '- heading "Part 12" [level=1]', pattern: '- heading /Part \\d+/ [level=1]'});
});

test('a pattern that is no regular expression finds nothing but itself', async () => {
  const page = await bed.newPage();
  const [{template}] = await parse(page, ['- heading /(/']);
  assert.deepEqual(await askAbout(page, ['<p>x', '<h1>x', '<h1>/(/'],
      '(aria, t, template) => aria.matchAriaTemplate(document.body, template).matches', [template, template, template]),
      [false, false, true]);
});
