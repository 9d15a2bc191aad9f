// How the text of an evaluate call becomes its value.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {testbed} from './support/testbed.mjs';
import {createUtility} from './support/utility.mjs';

const bed = testbed();

// [text, isFunction, value]; arguments are 20 and 22.
const evaluations = [
  ['1 + 1', false, 2],
  ['1 + 1', undefined, 2],
  ['let a = 2; a * 3', undefined, 6],
  ['{a: 1}', undefined, 1],
  ['({a: 1}).a', undefined, 1],
  ['  \n "trimmed" \n ', undefined, 'trimmed'],
  ['(a, b) => a + b', true, 42],
  ['(a, b) => a + b', undefined, 42],
  ['(a, b) => a + b // comment', true, 42],
  ['function(a, b) { return a + b; }', true, 42],
  ['function(a, b) { return a + b; }', undefined, 42],
  ['function named(a, b) { return a + b; }', undefined, 42],
  ['async function(a, b) { return a + b; }', undefined, 42],
  ['function named() { return 1; }; named() + 1', undefined, 2],
  ['async (a, b) => a + b', true, 42],
  ['a => { return a; }', true, 20],
  ['add(a, b) { return a + b; }', true, 42],
  ['async add(a, b) { return a + b; }', true, 42],
  ['async(a, b) { return a + b; }', true, 42],
  ['delete(a, b) { return a + b; }', true, 42],
  ['"quoted name"(a, b) { return a + b; }', true, 42],
  ['["computed" + 1](a, b) { return a + b; }', true, 42],
  ['window.notAFunction = 5', true, 5],
  ['() => Promise.resolve("later")', true, 'later'],
  ['Promise.resolve("later")', undefined, 'later'],
  ['({then: resolve => resolve("thenable")})', undefined, 'thenable'],
  ['(function() { return this === window; })', true, true],
  ['() => typeof arguments', true, 'undefined'],
  ['new Function("return 5")', undefined, 5],
];

test('texts are evaluated', async t => {
  const utility = await createUtility(await bed.newPage());
  for (const [text, isFunction, expected] of evaluations) {
    await t.test(`${JSON.stringify(text)}, isFunction ${isFunction}`, async () => {
      const value = await utility.evaluate(text, {isFunction, args: [{n: 20}, {n: 22}]});
      assert.deepEqual(Object.values(value), [expected]);
    });
  }
});

test('a function that is not called stays one', async () => {
  const utility = await createUtility(await bed.newPage());
  assert.deepEqual(await utility.evaluate('() => 1', {isFunction: false}), {v: 'undefined'});
  const handle = await utility.evaluateHandle('() => 1', {isFunction: false});
  assert.equal(handle.type, 'function');
});

test('text that is no function is refused by name', async () => {
  const utility = await createUtility(await bed.newPage());
  await assert.rejects(utility.evaluate('((', {isFunction: true}), /Passed function is not well-serializable!/);
  await assert.rejects(utility.evaluate('1 +'), /SyntaxError/);
});

test('exceptions reach the driver as they are', async () => {
  const utility = await createUtility(await bed.newPage());
  const thrown = async (text, options) => {
    const {details} = await utility.evaluate(text, options).then(() => assert.fail('no exception'), error => error);
    return details.exception;
  };
  assert.match((await thrown('() => { throw new TypeError("boom"); }')).description, /^TypeError: boom\n {4}at /);
  assert.equal((await thrown('() => { throw 5; }')).value, 5);
  assert.equal((await thrown('async () => { throw "later"; }')).value, 'later');
  assert.equal((await thrown('() => { throw {a: 1}; }')).description, 'Object');
  assert.match((await thrown('() => missing.property')).description, /^ReferenceError: missing is not defined/);
  assert.match((await thrown('() => { throw new SyntaxError("mine"); }', {isFunction: true})).description, /^SyntaxError: mine/);
});

test('a policy against eval doesn’t hinder evaluation', async () => {
  for (const policy of ['script-src \'self\'', 'default-src \'none\'',
    'script-src \'self\'; require-trusted-types-for \'script\'']) {
    const utility = await createUtility(await bed.newPage(`/page?csp=${encodeURIComponent(policy)}`));
    assert.deepEqual(await utility.evaluate('x => x + 1', {isFunction: true, args: [{n: 1}]}), {n: 2});
  }
});

test('handles stay in the page, promises resolved', async () => {
  const utility = await createUtility(await bed.newPage());
  assert.equal((await utility.evaluateHandle('document.body')).className, 'HTMLBodyElement');
  assert.equal((await utility.evaluateHandle('async () => document')).className, 'HTMLDocument');
});

test('nothing is left on the global', async () => {
  const page = await bed.newPage();
  const names = 'String(Reflect.ownKeys(globalThis).map(String))';
  const before = await page.evaluate(names);
  await (await createUtility(page)).evaluate('1');
  assert.equal(await page.evaluate(names), before);
});

test('promises are waited for without the page’s then', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  await page.evaluate(`{
    const {then} = Promise.prototype;
    window.asked = 0;
    Promise.prototype.then = function(...args) { ++asked; return then.apply(this, args); };
    Object.prototype.then = undefined;
  } 0`);
  const asked = async () => (await page.send('Runtime.evaluate', {expression: 'asked'})).result.value;
  const before = await asked();
  assert.deepEqual(await utility.evaluate('async () => 7', {isFunction: true}), {n: 7});
  assert.deepEqual(await utility.evaluate('Promise.reject(5)').catch(error => error.message), '5');
  assert.equal((await utility.evaluateHandle('async () => document')).className, 'HTMLDocument');
  assert.equal((await utility.waitForPredicate(1, 10, 'async () => (window.looks = (window.looks ?? 0) + 1) > 2',
      {isFunction: true})).value, true);
  assert.equal(await asked(), before);
});

test('a promise with a then of its own is asked for it', async () => {
  const utility = await createUtility(await bed.newPage());
  const lazy = `new (class extends Promise { then(...args) { window.started = true; return super.then(...args); } })(f => f(1))`;
  assert.deepEqual(await utility.evaluate(lazy), {n: 1});
  assert.deepEqual(await utility.evaluate('window.started'), {b: true});
});

test('a result is not taken for a thenable that the page makes of all objects', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  await page.evaluate('Object.prototype.then = resolve => resolve("hijacked"); 0');
  assert.deepEqual(await utility.evaluate('"as it is"'), {s: 'as it is'});
  assert.deepEqual(await utility.call('serialize', 5), {n: 5});
});
