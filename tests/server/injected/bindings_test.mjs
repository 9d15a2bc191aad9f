// Exposed functions, between a page and its driver.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {bundle} from './support/bundles.mjs';
import {testbed} from './support/testbed.mjs';

const secret = 'bindings';
const bed = testbed();

/** A page with exposed functions; `nextCall()` is what the driver hears next, `tell` calls the controller. */
async function exposingPage(names) {
  const page = await bed.newPage();
  await page.send('Runtime.addBinding', {name: 'takenBinding'});
  const expose = names => page.evaluate(
      `(${bundle('bindings')})(${JSON.stringify({binding: 'takenBinding', secret, names})})`);
  await expose(names);
  const {objectId} = await page.evaluate(`Function.prototype.toString["${secret}"]?.bindings`, {returnByValue: false});
  return {
    page,
    expose,
    nextCall: async () => JSON.parse((await page.once('Runtime.bindingCalled')).payload),
    tell: (method, args, options) => page.call(objectId, `function(...a){return this.${method}(...a)}`,
        args.map(value => ({value})), options),
  };
}

test('a call asks the driver and gets its answer', async () => {
  const {page, nextCall, tell} = await exposingPage(['add']);
  const heard = nextCall();
  const answer = page.evaluate('add(1, {two: new Date(0)})');
  const {name, seq, args} = await heard;
  assert.deepEqual([name, args], ['add', [{n: 1}, {o: [{k: 'two', v: {d: '1970-01-01T00:00:00.000Z'}}], id: 1}]]);
  await tell('resolve', [seq, {s: 'three'}]);
  assert.equal(await answer, 'three');
});

test('a call can be refused', async () => {
  const {page, nextCall, tell} = await exposingPage(['fail']);
  const heard = nextCall();
  const answer = page.evaluate('fail().catch(error => [error instanceof Error, error.name, error.message])');
  await tell('reject', [(await heard).seq, {e: {m: 'no', n: 'RangeError', s: 'stack'}}]);
  assert.deepEqual(await answer, [true, 'RangeError', 'no']);
});

test('the first argument can be had as it is', async () => {
  const {page, nextCall, tell} = await exposingPage(['take']);
  const heard = nextCall();
  const answer = page.evaluate('take(document.body)');
  const {seq} = await heard;
  assert.equal((await tell('takeHandle', [seq], {returnByValue: false})).className, 'HTMLBodyElement');
  await tell('resolve', [seq, {v: 'undefined'}]);
  assert.equal(await answer, undefined);
});

test('more functions can be exposed later, and removed', async () => {
  const {page, expose, tell} = await exposingPage(['first']);
  await page.evaluate('window.firstBefore = first; 0');
  await expose(['first', 'second']);
  assert.deepEqual(await page.evaluate('[first === firstBefore, typeof second, typeof takenBinding]'),
      [true, 'function', 'undefined']);
  await tell('remove', ['second']);
  await page.evaluate('window.first = "the page’s own"; 0');
  await tell('remove', ['first']);
  assert.deepEqual(await page.evaluate('[first, typeof second]'), ['the page’s own', 'undefined']);
});

test('a page’s toJSON has no say', async () => {
  const {page, nextCall} = await exposingPage(['say']);
  const heard = nextCall();
  await page.evaluate('Object.prototype.toJSON = () => "tampered"; void say("a\\"b", [true, null]); 0');
  assert.deepEqual((await heard).args, [{s: 'a"b'}, {a: [{b: true}, {v: 'null'}], id: 1}]);
});
