// Values that leave the page and values that come in.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {testbed} from './support/testbed.mjs';
import {createUtility} from './support/utility.mjs';

const bed = testbed();

const undefinedValue = {v: 'undefined'};

// [expression, its SerializedValue]
const outgoing = [
  ['undefined', undefinedValue],
  ['null', {v: 'null'}],
  ['true', {b: true}],
  ['false', {b: false}],
  ['0', {n: 0}],
  ['-0', {v: '-0'}],
  ['1.5e300', {n: 1.5e300}],
  ['NaN', {v: 'NaN'}],
  ['Infinity', {v: 'Infinity'}],
  ['-Infinity', {v: '-Infinity'}],
  ['""', {s: ''}],
  ['"\\u00fc\\u0000\\ud83d\\ude00"', {s: '\u00fc\u0000\ud83d\ude00'}],
  ['123456789012345678901234567890n', {bi: '123456789012345678901234567890'}],
  ['-1n', {bi: '-1'}],
  ['Symbol("s")', undefinedValue],
  ['[() => 1]', {a: [undefinedValue], id: 1}],
  ['[class {}]', {a: [undefinedValue], id: 1}],
  ['new Date(1e12)', {d: '2001-09-09T01:46:40.000Z'}],
  ['new Date(NaN)', {d: '1970-01-01T00:00:00.000Z'}],
  ['/a\\/b/gi', {r: {p: 'a\\/b', f: 'gi'}}],
  ['new RegExp("")', {r: {p: '(?:)', f: ''}}],
  ['new URL("http://x/y?z#w")', {u: 'http://x/y?z#w'}],
  ['[]', {a: [], id: 1}],
  ['[1, , 3]', {a: [{n: 1}, undefinedValue, {n: 3}], id: 1}],
  ['Object.assign([1], {extra: 2})', {a: [{n: 1}], id: 1}],
  ['({})', {o: [], id: 1}],
  ['({a: 1, b: {c: "x"}})', {o: [{k: 'a', v: {n: 1}}, {k: 'b', v: {o: [{k: 'c', v: {s: 'x'}}], id: 2}}], id: 1}],
  ['({2: "b", 1: "a", x: undefined})', {o: [{k: '1', v: {s: 'a'}}, {k: '2', v: {s: 'b'}}, {k: 'x', v: undefinedValue}], id: 1}],
  ['({[Symbol("s")]: 1})', {o: [], id: 1}],
  ['Object.create({inherited: 1}, {hidden: {value: 1}, shown: {value: 2, enumerable: true}})',
    {o: [{k: 'shown', v: {n: 2}}], id: 1}],
  ['Object.assign(Object.create(null), {a: 1})', {o: [{k: 'a', v: {n: 1}}], id: 1}],
  ['({get bad() { throw new Error("no"); }, get good() { return 1; }})', {o: [{k: 'good', v: {n: 1}}], id: 1}],
  ['new Map([[1, 2]])', {o: [], id: 1}],
  ['new Set([1])', {o: [], id: 1}],
  ['new WeakMap()', {o: [], id: 1}],
  ['new ArrayBuffer(2)', {o: [], id: 1}],
  ['new DataView(new ArrayBuffer(2))', {o: [], id: 1}],
  ['[Promise.resolve(1)]', {a: [{o: [], id: 2}], id: 1}],
  ['new String("ab")', {o: [{k: '0', v: {s: 'a'}}, {k: '1', v: {s: 'b'}}], id: 1}],
  ['new Number(5)', {o: [], id: 1}],
  ['new Proxy([1], {})', {a: [{n: 1}], id: 1}],
  ['new Proxy({a: 1}, {})', {o: [{k: 'a', v: {n: 1}}], id: 1}],
  ['(() => { const o = {}; o.self = o; return o; })()', {o: [{k: 'self', v: {ref: 1}}], id: 1}],
  ['(() => { const a = []; a.push(a); return a; })()', {a: [{ref: 1}], id: 1}],
  ['(() => { const x = {}; return [x, {y: x}, x]; })()',
    {a: [{o: [], id: 2}, {o: [{k: 'y', v: {ref: 2}}], id: 3}, {ref: 2}], id: 1}],
  ['({toJSON: () => 5})', {o: [{k: 'toJSON', v: {o: [], id: 2}}], id: 1}],
  ['[{toJSON() { return 5; }, a: 1}, {}]',
    {a: [{o: [{k: 'toJSON', v: {o: [], id: 3}}, {k: 'a', v: {n: 1}}], id: 2}, {o: [], id: 4}], id: 1}],
  ['({toJSON: 5})', {o: [{k: 'toJSON', v: {n: 5}}], id: 1}],
  ['Object.defineProperty({}, "toJSON", {value: () => 5})', {n: 5}],
  ['Object.defineProperty({a: 1}, "toJSON", {value: () => 5})', {o: [{k: 'a', v: {n: 1}}], id: 1}],
  ['new (class { toJSON() { return {a: 1}; } })()', {o: [{k: 'a', v: {n: 1}}], id: 2}],
  ['new (class { toJSON() { throw new Error("no"); } })()', {o: [], id: 1}],
  ['new DOMPoint(1, 2)', {o: [{k: 'x', v: {n: 1}}, {k: 'y', v: {n: 2}}, {k: 'z', v: {n: 0}}, {k: 'w', v: {n: 1}}], id: 2}],
  ['document', {s: 'ref: <Document>'}],
  ['document.body', {s: 'ref: <Node>'}],
  ['document.createTextNode("x")', {s: 'ref: <Node>'}],
  ['[window, document.body]', {a: [{s: 'ref: <Window>'}, {s: 'ref: <Node>'}], id: 1}],
  ['new Int8Array([-1, 2])', {ta: {b: '/wI=', k: 'i8'}}],
  ['new Uint8Array([1, 2])', {ta: {b: 'AQI=', k: 'ui8'}}],
  ['new Uint8ClampedArray([300])', {ta: {b: '/w==', k: 'ui8c'}}],
  ['new Int16Array([1])', {ta: {b: 'AQA=', k: 'i16'}}],
  ['new Uint16Array([1])', {ta: {b: 'AQA=', k: 'ui16'}}],
  ['new Int32Array([1])', {ta: {b: 'AQAAAA==', k: 'i32'}}],
  ['new Uint32Array([1])', {ta: {b: 'AQAAAA==', k: 'ui32'}}],
  ['new Float32Array([1.5])', {ta: {b: 'AADAPw==', k: 'f32'}}],
  ['new Float64Array([1.5])', {ta: {b: 'AAAAAAAA+D8=', k: 'f64'}}],
  ['new BigInt64Array([-1n])', {ta: {b: '//////////8=', k: 'bi64'}}],
  ['new BigUint64Array([1n])', {ta: {b: 'AQAAAAAAAAA=', k: 'bui64'}}],
  ['new Uint8Array([1, 2, 3, 4]).subarray(1, 3)', {ta: {b: 'AgM=', k: 'ui8'}}],
];

test('values leave the page', async t => {
  const utility = await createUtility(await bed.newPage());
  for (const [expression, expected] of outgoing) {
    await t.test(expression, async () => {
      assert.deepEqual(await utility.evaluate(expression, {isFunction: false}), expected);
    });
  }
});

test('values of another realm leave the page as what they are', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  await page.evaluate('document.body.append(document.createElement("iframe")); 0');
  const expression = `frames[0].eval('[new Date(0), /a/g, new URL("http://x/"), [1], new Uint8Array([1]), document, {a: 1}, 1n]')`;
  assert.deepEqual(await utility.evaluate(expression), {a: [
    {d: '1970-01-01T00:00:00.000Z'}, {r: {p: 'a', f: 'g'}}, {u: 'http://x/'}, {a: [{n: 1}], id: 2},
    {ta: {b: 'AQ==', k: 'ui8'}}, {s: 'ref: <Document>'}, {o: [{k: 'a', v: {n: 1}}], id: 3}, {bi: '1'}], id: 1});
  const {e} = await utility.evaluate(`frames[0].eval('new RangeError("far")')`);
  assert.deepEqual([e.n, e.m, e.s.startsWith('RangeError: far\n')], ['RangeError', 'far', true]);
  assert.deepEqual(await utility.evaluate('frames[0]'), {s: 'ref: <Window>'});
});

test('errors leave with name, message and stack', async () => {
  const utility = await createUtility(await bed.newPage());
  const error = async expression => (await utility.evaluate(expression)).e;
  const {m, n, s} = await error('new TypeError("boom")');
  assert.deepEqual([m, n, s.split('\n')[0]], ['boom', 'TypeError', 'TypeError: boom']);
  assert.equal((await error('new DOMException("dom", "AbortError")')).n, 'AbortError');
  assert.equal((await error('new (class Mine extends Error {})("sub")')).m, 'sub');
  assert.deepEqual(await error('Object.assign(new Error("x"), {stack: undefined})'), {m: 'x', n: 'Error', s: 'Error: x'});
  assert.deepEqual(await error('Object.defineProperty(new Error("x"), "message", {get() { throw 1; }})')
      .then(({m}) => m), '');
});

test('values too deep for their readers are refused', async () => {
  const utility = await createUtility(await bed.newPage());
  const nested = (depth, wrap) =>
    utility.evaluate(`(() => { let value = 0; for (let i = 0; i < ${depth}; ++i) value = ${wrap}; return value; })()`);
  for (const wrap of ['[value]', '({value})', '({get value() { return this.inner; }, inner: value})']) {
    for (const depth of [300, 20000])
      await assert.rejects(nested(depth, wrap), /Cannot serialize result: object reference chain is too long\./);
  }
  const levels = value => typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0;
  assert.equal(levels(await nested(80, '({value})')), 241);
  assert.equal(levels(await nested(120, '[value]')), 241);
  await assert.rejects(nested(81, '({value})'), /too long/);
  await assert.rejects(nested(121, '[value]'), /too long/);
  await assert.rejects(utility.evaluate('(async () => { let a = []; for (let i = 0; i < 300; ++i) a = [a]; return a; })()'),
      /object reference chain is too long/);
});

// [SerializedValue, expression over x that must be true]
const incoming = [
  [undefinedValue, 'x === undefined'],
  [{v: 'null'}, 'x === null'],
  [{v: 'NaN'}, 'Object.is(x, NaN)'],
  [{v: '-0'}, 'Object.is(x, -0)'],
  [{v: 'Infinity'}, 'x === Infinity'],
  [{v: '-Infinity'}, 'x === -Infinity'],
  [{n: 1.5}, 'x === 1.5'],
  [{b: false}, 'x === false'],
  [{s: 'ü'}, 'x === "ü"'],
  [{bi: '-12345678901234567890'}, 'x === -12345678901234567890n'],
  [{d: '2001-09-09T01:46:40.000Z'}, 'x instanceof Date && x.getTime() === 1e12'],
  [{u: 'http://x/y'}, 'x instanceof URL && x.href === "http://x/y"'],
  [{r: {p: 'a+', f: 'gi'}}, 'x instanceof RegExp && String(x) === "/a+/gi"'],
  [{e: {m: 'boom', n: 'TypeError', s: 'the stack'}},
    'x instanceof Error && x.message === "boom" && x.name === "TypeError" && x.stack === "the stack" && !Object.keys(x).length'],
  [{a: [{n: 1}, undefinedValue], id: 1}, 'Array.isArray(x) && x.length === 2 && x[0] === 1 && 1 in x'],
  [{o: [{k: 'a', v: {n: 1}}], id: 1}, 'Object.getPrototypeOf(x) === Object.prototype && JSON.stringify(x) === `{"a":1}`'],
  [{o: [{k: '__proto__', v: {n: 1}}], id: 1},
    'Object.keys(x)[0] === "__proto__" && Object.getPrototypeOf(x) === Object.prototype'],
  [{o: [{k: 'self', v: {ref: 1}}, {k: 'list', v: {a: [{ref: 1}, {ref: 2}], id: 2}}], id: 1},
    'x.self === x && x.list[0] === x && x.list[1] === x.list'],
  [{ta: {b: 'AQI=', k: 'ui8'}}, 'x instanceof Uint8Array && String(x) === "1,2"'],
  [{ta: {b: 'AAAAAAAA+D8=', k: 'f64'}}, 'x instanceof Float64Array && x[0] === 1.5'],
  [{ta: {b: '//////////8=', k: 'bi64'}}, 'x instanceof BigInt64Array && x[0] === -1n'],
];

test('values come into the page', async t => {
  const utility = await createUtility(await bed.newPage());
  for (const [value, condition] of incoming) {
    await t.test(condition, async () => {
      assert.deepEqual(await utility.evaluate(`x => ${condition}`, {isFunction: true, args: [value]}), {b: true});
    });
  }
});

test('values too deep for the browser’s messages come in as text', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const body = await page.evaluate('document.body', {returnByValue: false});
  let value = {a: [{h: 0}, {ref: 1}], id: 1000};
  for (let id = 999; id > 0; --id)
    value = {o: [{k: 'inner', v: value}], id};
  const condition = `x => {
    const outermost = x;
    let depth = 0;
    for (; x.inner; x = x.inner)
      ++depth;
    return depth === 999 && x[0] === document.body && x[1] === outermost;
  }`;
  assert.deepEqual(await utility.evaluate(condition, {
    isFunction: true, args: [{json: JSON.stringify(value)}], handles: [body]}), {b: true});
});

test('handles come in by reference, and functions of a client nobody can call without its bindings', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const body = await page.evaluate('document.body', {returnByValue: false});
  const evaluate = expression => utility.evaluate(expression, {
    isFunction: true,
    args: [{o: [{k: 'body', v: {h: 0}}, {k: 'say', v: {fn: 'say'}}], id: 1}],
    handles: [body],
  });
  assert.deepEqual(await evaluate('({body, say}) => body === document.body && typeof say'), {s: 'function'});
  assert.match(await evaluate('({say}) => say("hi")').catch(error => error.message), /Functions cannot be called here/);
});

test('a page that changes its built-ins changes nothing', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  await page.evaluate(`
    JSON.stringify = Object.keys = Array.isArray = Map.prototype.get = Map.prototype.set = Array.prototype.push =
        Date.prototype.toISOString = String.prototype.trim = Reflect.apply = () => { throw new Error('tampered'); };
    Array.prototype.toJSON = Object.prototype.toJSON = () => 'tampered';
    Object.prototype.n = Object.prototype.v = Object.prototype.h = 'polluted';
    Object.defineProperty(Array.prototype, 0, {set() { throw new Error('tampered'); }});
    window.Date = window.RegExp = window.URL = window.Error = window.Promise = class {};
    Array.prototype[Symbol.iterator] = () => { throw new Error('tampered'); };
    0`);
  assert.deepEqual(await utility.evaluate('async x => ({list: [x, new Map()], when: x})', {
    isFunction: true, args: [{d: '2001-09-09T01:46:40.000Z'}]}),
  {o: [{k: 'list', v: {a: [{d: '2001-09-09T01:46:40.000Z'}, {s: 'tampered'}], id: 2}},
    {k: 'when', v: {d: '2001-09-09T01:46:40.000Z'}}], id: 1});
});

test('serialize() tells the value of a handle', async () => {
  const page = await bed.newPage();
  const utility = await createUtility(page);
  const handle = await page.evaluate('({a: new Date(0)})', {returnByValue: false});
  assert.deepEqual(await utility.onHandle('serialize', handle),
      {o: [{k: 'a', v: {d: '1970-01-01T00:00:00.000Z'}}], id: 1});
});
