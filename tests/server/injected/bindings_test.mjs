// Exposed functions, between a page and its driver.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {enterRealm, functionsBinding} from './support/realm.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

/** A page with exposed functions; `nextCall()` is what the driver hears next, `tell` calls the realm's bindings. */
async function exposingPage(names) {
  const page = await bed.newPage();
  await page.send('Runtime.addBinding', {name: functionsBinding});
  const {objectId} = await page.evaluate(enterRealm({names}), {returnByValue: false});
  const tell = (body, args = [], options) => page.call(objectId, `function(){return ${body}}`, args, options);
  const settle = (seq, resolves, value, handles = []) => tell('this.bindings.settle(arguments)',
      [{value: seq}, {value: resolves}, {value: JSON.stringify(value)}, ...handles]);
  return {
    page,
    tell,
    expose: names => tell('void this.configure(arguments[0])', [{value: {names, patterns: []}}]),
    nextCall: () => nextCall(page),
    resolve: (seq, value, handles) => settle(seq, true, value, handles),
    reject: (seq, value) => settle(seq, false, value),
  };
}

// Pieces may come together, before who awaits one could ask for the next.
async function nextCall(page) {
  let text = '';
  await page.once('Runtime.bindingCalled', ({payload}) => {
    text += payload.slice(1);
    return payload[0] === '.';
  });
  const end = text.indexOf('\n');
  return {...JSON.parse(text.slice(0, end)), args: JSON.parse(text.slice(end))};
}

test('a call asks the driver and gets its answer', async () => {
  const {page, nextCall, resolve} = await exposingPage(['add']);
  const heard = nextCall();
  const answer = page.evaluate('add(1, {two: new Date(0)})');
  const {name, seq, args} = await heard;
  assert.deepEqual([name, args], ['add', [{n: 1}, {o: [{k: 'two', v: {d: '1970-01-01T00:00:00.000Z'}}], id: 1}]]);
  await resolve(seq, {s: 'three'});
  assert.equal(await answer, 'three');
});

test('a call can be refused', async () => {
  const {page, nextCall, reject} = await exposingPage(['fail']);
  const heard = nextCall();
  const answer = page.evaluate('fail().catch(error => [error instanceof Error, error.name, error.message])');
  await reject((await heard).seq, {e: {m: 'no', n: 'RangeError', s: 'stack'}});
  assert.deepEqual(await answer, [true, 'RangeError', 'no']);
});

test('the first argument can be had as it is, and answered with', async () => {
  const {page, nextCall, tell, resolve} = await exposingPage(['take']);
  const heard = nextCall();
  const answer = page.evaluate('take(document.body).then(({body}) => body === document.body)');
  const {seq} = await heard;
  const {className, objectId} = await tell('this.bindings.takeHandle(arguments[0])', [{value: seq}], {returnByValue: false});
  assert.equal(className, 'HTMLBodyElement');
  await resolve(seq, {o: [{k: 'body', v: {h: 0}}], id: 1}, [{objectId}]);
  assert.equal(await answer, true);
});

test('an answer that can’t be revived rejects', async () => {
  const {page, nextCall, resolve} = await exposingPage(['ask']);
  const heard = nextCall();
  const answer = page.evaluate('ask().catch(error => String(error))');
  await resolve((await heard).seq, {u: 'no URL'});
  assert.match(await answer, /Invalid URL/);
});

test('what can’t be passed on rejects', async () => {
  const {page} = await exposingPage(['ask']);
  assert.match(await page.evaluate(`(() => {
    const deep = {};
    for (let i = 0, at = deep; i < 1e5; ++i)
      at = at.next = {};
    return ask(deep).catch(error => String(error));
  })()`), /Cannot serialize argument: object reference chain is too long\./);
});

test('what is long goes in pieces, both ways, and no character is torn apart', async () => {
  const {page, nextCall, tell, resolve} = await exposingPage(['echo']);
  const heard = nextCall();
  const answer = page.evaluate('window.text = "😀".repeat((4 << 20) + 1) + "."; echo(text).then(answer => answer === text)');
  const {seq, args} = await heard;
  assert.equal(args[0].s, '😀'.repeat((4 << 20) + 1) + '.');
  const answered = JSON.stringify(args[0]);
  for (let i = 0; i < 2; ++i)
    await tell('this.bindings.piece(arguments[0])', [{value: answered.slice(i << 20, (i + 1) << 20)}]);
  await tell('this.bindings.settle(arguments)', [{value: seq}, {value: true}, {value: answered.slice(2 << 20)}]);
  assert.equal(await answer, true);
});

test('more functions can be exposed later, and removed', async () => {
  const {page, expose} = await exposingPage(['first']);
  await page.evaluate('window.firstBefore = first; 0');
  await expose(['first', 'second']);
  assert.deepEqual(await page.evaluate(`[first === firstBefore, typeof second, typeof ${functionsBinding}]`),
      [true, 'function', 'undefined']);
  await page.evaluate('window.first = "the page’s own"; 0');
  await expose([]);
  assert.deepEqual(await page.evaluate('[first, typeof second]'), ['the page’s own', 'undefined']);
});

test('a page’s toJSON has no say', async () => {
  const {page, nextCall} = await exposingPage(['say']);
  const heard = nextCall();
  await page.evaluate('Object.prototype.toJSON = () => "tampered"; void say("a\\"b", [true, null]); 0');
  assert.deepEqual((await heard).args, [{s: 'a"b'}, {a: [{b: true}, {v: 'null'}], id: 1}]);
});

test('a function among values is called without a global', async () => {
  const {page, tell, nextCall, resolve} = await exposingPage([]);
  await tell('void this.configure(arguments[0])', [{value: {names: [], functions: true, patterns: []}}]);
  const heard = nextCall();
  const answer = tell('this.utility.evaluate(true, true, "f => f(2)", 1, {fn: "twice"})', [], {awaitPromise: true});
  const {name, seq, args} = await heard;
  assert.deepEqual([name, args], ['twice', [{n: 2}]]);
  await resolve(seq, {n: 4});
  assert.deepEqual(await answer, {n: 4});
  assert.equal(await page.evaluate('typeof twice'), 'undefined');
});

test('init scripts that clients make read their argument', async () => {
  const {page, tell, nextCall} = await exposingPage([]);
  await tell('void this.configure(arguments[0])', [{value: {names: [], functions: true, patterns: []}}]);
  const heard = nextCall();
  await page.evaluate('void __playwright__binding__controller__.parseInitScriptArg({fn: "say"})("hi"); 0');
  assert.deepEqual((await heard).args, [{s: 'hi'}]);
});
