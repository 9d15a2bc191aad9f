// Files for inputs, and what is dropped from outside.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const hello = {name: 'a.txt', mimeType: 'text/plain', buffer: 'aGVsbG8=', lastModifiedMs: 5};
const tooMany = 'Non-multiple file input can only accept single file';
const noDirectory = 'File input does not support directories, pass individual files instead';
const directoryOnly = '[webkitdirectory] input requires passing a path to a directory';
const noInput = 'Node is not an HTMLInputElement';

test('what takes which files', async t => {
  const actions = await actionPage(bed);
  for (const [html, count, directory, expected] of [
    ['<input id=t type=file>', 0, false, {ready: true}],
    ['<input id=t type=file>', 1, false, {ready: true}],
    ['<input id=t type=file disabled style="display:none">', 1, false, {ready: true}],
    ['<label><b id=t>x</b><input type=file></label>', 1, false, {ready: true}],
    ['<input id=t type=file multiple>', 2, false, {ready: true}],
    ['<input id=t type=file webkitdirectory>', 1, true, {ready: true}],
    ['<input id=t type=file>', 2, false, {error: tooMany}],
    ['<label id=t>l<input type=file></label>', 2, false, {error: tooMany}],
    ['<input id=t type=file multiple>', 1, true, {error: noDirectory}],
    ['<input id=t type=file webkitdirectory>', 2, false, {error: directoryOnly}],
    ['<div id=t>x</div>', 1, false, {error: noInput}],
    ['<select id=t></select>', 0, false, {error: noInput}],
  ]) {
    await t.test(`${count} in ${html}`, async () => {
      await actions.content(html);
      const {resolved, ...outcome} = await actions.step('files', {selector: '#t', action: 1, count, directory});
      assert.deepEqual(outcome, expected);
      await actions.step('release', {action: 1});
    });
  }
});

test('payloads become files', async () => {
  const actions = await actionPage(bed, `<label id=t>l<input type=file multiple></label><script>
    log = []; for (const type of ['input', 'change']) addEventListener(type, ({bubbles, composed}) => log.push([type, bubbles, composed]), true)</script>`);
  await actions.step('files', {selector: '#t', action: 1, count: 2, directory: false});
  assert.deepEqual(await actions.step('setFiles', {action: 1, files: [hello, {name: 'b.bin', mimeType: '', buffer: ''}]}), {done: true});
  assert.deepEqual(await actions.page.evaluate(`Promise.all([...document.querySelector('input').files].map(
      async file => [file.name, file.type, await file.text()]))`),
  [['a.txt', 'text/plain', 'hello'], ['b.bin', 'application/octet-stream', '']]);
  assert.equal(await actions.page.evaluate('document.querySelector("input").files[0].lastModified'), 5);
  assert.deepEqual(await actions.page.evaluate('log'), [['input', true, true], ['change', true, false]]);
});

test('the input is kept for the browser to take paths', async () => {
  const actions = await actionPage(bed, '<label id=t>l<input id=i type=file></label>');
  await actions.step('files', {selector: '#t', action: 1, count: 1, directory: false});
  assert.equal((await actions.held(1)).description, 'input#i');
});

for (const type of ['input', 'cancel']) {
  test(`files that the browser looks for are there with the next ${type} event`, async () => {
    const actions = await actionPage(bed, '<input id=t type=file webkitdirectory>');
    await actions.step('files', {selector: '#t', action: 1, count: 1, directory: true});
    await actions.step('watchFiles', {action: 1});
    let chosen = false;
    const choice = actions.step('filesChosen', {action: 1}).then(() => { chosen = true; });
    await actions.page.evaluate('document.title');
    assert.equal(chosen, false);
    await actions.page.evaluate(`document.querySelector('input').dispatchEvent(new Event('${type}'))`);
    await choice;
  });
}

const drop = {selector: '#t', states: ['visible', 'stable'], scroll: 'auto', attempt: 0, hit: true};
const target = accepts => `<div id=t style="width:200px;height:100px"><p id=p style="margin:0">in</p></div><script>
  log = []; for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) document.addEventListener(type, event => {
    if (type === '${accepts}') event.preventDefault();
    const {items, types} = event.dataTransfer;
    log.push([type, event.target.id, event.clientX, event.clientY, ...types, ...[...items].map(({kind, type}) => kind + ':' + type)].join(' '));
  })</script>`;

test('a target takes what is dropped by preventing the refusal', async () => {
  const actions = await actionPage(bed, target('dragover'));
  const {accepted} = await actions.step('drop',
      {...drop, position: {x: 3, y: 4}, files: [hello], data: [{mimeType: 'a/b', value: 'c'}]});
  assert.equal(accepted, true);
  const place = 't 11 12 a/b Files file:text/plain string:a/b';
  assert.deepEqual(await actions.page.evaluate('log'), [`dragenter ${place}`, `dragover ${place}`, `drop ${place}`]);
});

test('a target that doesn’t is left', async () => {
  const actions = await actionPage(bed, target('dragenter'));
  const {accepted} = await actions.step('drop', {...drop, data: [{mimeType: 'text/plain', value: 'c'}]});
  assert.equal(accepted, false);
  assert.deepEqual((await actions.page.evaluate('log')).map(line => line.split(' ')[0]), ['dragenter', 'dragover', 'dragleave']);
});

test('nothing is dropped on what is covered', async () => {
  const actions = await actionPage(bed, `${target('dragover')}<div class=overlay style="position:fixed;inset:0"></div>`);
  assert.equal((await actions.step('drop', drop)).intercepted, '<div class="overlay"></div> intercepts pointer events');
  assert.deepEqual(await actions.page.evaluate('log'), []);
});
