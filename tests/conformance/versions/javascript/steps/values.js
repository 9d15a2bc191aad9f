// Values that go into pages, and what comes out.

import assert from 'node:assert/strict';
import { CLIENT, errors } from '../client.js';
import { failure, step } from '../stage.js';

step('values_go_in_and_come_back', async scene => {
  const page = await scene.page();
  const same = value => page.evaluate(value => value, value);
  const values = [
    undefined, null, true, false, 0, -0, -1, 1.5, 2 ** 53, NaN, Infinity, -Infinity, '', 'héllo \u2028 \0 👋',
    [], {}, 12345678901234567890n, new Date('2024-02-29T12:30:15.250Z'), /a+\/b/gi, new URL('http://a.b/c?d'),
  ];
  for (const value of values) assert.deepEqual(await same(value), value);
  assert.deepEqual(await same(values), values);
  assert.deepEqual(await same({ a: { b: values } }), { a: { b: values } });
  const kinds = await page.evaluate(
    ([date, pattern, url, big]) => [date instanceof Date, pattern instanceof RegExp, url instanceof URL, typeof big],
    [new Date(0), /a/, new URL('http://a.b'), 1n],
  );
  assert.deepEqual(kinds, [true, true, true, 'bigint']);
  const error = await same(new TypeError('sent'));
  assert(error instanceof Error);
  assert.deepEqual([error.name, error.message], ['TypeError', 'sent']);
  assert.match(error.stack, /^TypeError: sent\n/);
});

step('what_only_pages_have_comes_out', async scene => {
  const page = await scene.page();
  for (const expression of ['() => () => {}', "Symbol('s')", '({}).absent']) {
    assert.equal(await page.evaluate(expression), undefined);
  }
  const referred = await page.evaluate('[document.body, window, document, new Map([[1, 2]])]');
  assert.deepEqual(referred, ['ref: <Node>', 'ref: <Window>', 'ref: <Document>', {}]);
  const error = await page.evaluate("new RangeError('wrong')");
  assert.deepEqual([error.name, error.message], ['RangeError', 'wrong']);
});

const TYPED_ARRAYS = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
  Float32Array, Float64Array,
];

step('typed_arrays_go_in_and_come_back', async scene => {
  const page = await scene.page();
  const arrays = TYPED_ARRAYS.map(kind => kind.of(1, 2, 100));
  arrays.push(BigInt64Array.of(1n, -5000000000n), BigUint64Array.of(1n, 2n ** 63n));
  for (const array of arrays) {
    const { name } = array.constructor;
    // Clients up to 1.51 have no typed arrays: they give and are given objects with the elements' numbers as keys.
    const [kind, expected] = CLIENT <= 51 ? ['Object', Object.fromEntries(Object.entries(array))] : [name, array];
    const given = await page.evaluate(array => [array.constructor.name, array], array);
    assert.deepEqual(given, [kind, expected]);
    const literals = Array.from(array, element => (typeof element === 'bigint' ? `${element}n` : element));
    assert.deepEqual(await page.evaluate(`({ deep: [new ${name}([${literals}])] })`), { deep: [expected] });
  }
});

step('cycles_survive', async scene => {
  const page = await scene.page();
  const cycle = await page.evaluate(() => {
    const a = { list: [[]] };
    a.self = a;
    a.list.push(a, a.list[0]);
    return a;
  });
  assert(cycle.self === cycle && cycle.list[1] === cycle && cycle.list[2] === cycle.list[0]);
  const argument = { list: [] };
  argument.list.push(argument);
  assert.equal(await page.evaluate(a => a.list[0] === a, argument), true);
});

step('handles_are_arguments_too', async scene => {
  const page = await scene.page();
  const handle = await page.evaluateHandle(() => (window.thing = { a: 1, b: { c: 2 } }));
  assert.equal(await page.evaluate(([{ it }, x]) => it === thing && x, [{ it: handle }, 5]), 5);
  assert.equal(await handle.evaluate((it, x) => it.a + x, 2), 3);
  assert.deepEqual([...(await handle.getProperties()).keys()].sort(), ['a', 'b']);
  assert.deepEqual(await (await handle.getProperty('b')).jsonValue(), { c: 2 });
  const body = (await page.evaluateHandle(() => document.body)).asElement();
  assert.equal(await body.evaluate(body => body.tagName), 'BODY');
  assert.equal(String(await page.evaluateHandle("'text'")), 'text');
  await handle.dispose();
  await failure(page.evaluate(h => h, handle), /JSHandle is disposed|no object with guid/);
});

step('what_pages_throw_is_raised', async scene => {
  const page = await scene.page();
  const boom = () => {
    throw new TypeError('boom');
  };
  const five = () => {
    throw 5;
  };
  await failure(page.evaluate(boom), /^page\.evaluate: TypeError: boom\n {4}at /);
  await failure(page.evaluate(five), /^page\.evaluate: 5/);
  await failure(page.evaluate('absent'), /^page\.evaluate: ReferenceError: absent is not defined/);
  await failure(page.evaluate('1 +'), /SyntaxError/);
  const late = await failure(page.waitForFunction('false', undefined, { timeout: 1 }), /Timeout 1ms exceeded\./);
  assert(late instanceof errors.TimeoutError);
});
