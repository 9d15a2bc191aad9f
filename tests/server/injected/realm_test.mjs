// The driver's script in a realm: what it leaves there, for whom, and that the page can change everything else.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {bundle} from './support/bundles.mjs';
import {enterRealm, functionsBinding, socketsBinding} from './support/realm.mjs';
import {sabotage} from './support/sabotage.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();
const kinship = 'kin-of-these';

/** A page whose documents, frames too, have the script and routed sockets. */
async function routedPage() {
  const page = await bed.newPage('/blank');
  await page.send('Runtime.addBinding', {name: socketsBinding});
  await page.send('Page.addScriptToEvaluateOnNewDocument', {source:
    `void ${enterRealm({kinship, patterns: [{glob: '**'}]})}`});
  await page.goto(`${bed.server.origin}/page`);
  return page;
}

test('the object is given to whoever keeps it, and settings come through a door that closes', async () => {
  const page = await bed.newPage();
  const config = {functions: functionsBinding, sockets: socketsBinding, door: 'door', kinship, baseURL: null};
  await page.evaluate(`(${bundle('realm')})(${JSON.stringify(config)}, object => { window.kept = object; }); 0`);
  assert.deepEqual(await page.evaluate(`[typeof kept.utility, typeof door, Object.keys(window).includes('door')]`),
      ['object', 'function', false]);
  assert.deepEqual(await page.evaluate(`door({names: ['f'], patterns: []}); [typeof f, typeof window.door]`),
      ['function', 'undefined']);
});

test('the bindings’ globals are taken', async () => {
  const page = await bed.newPage();
  for (const name of [functionsBinding, socketsBinding])
    await page.send('Runtime.addBinding', {name});
  await page.evaluate(`window.kept = ${enterRealm()}; 0`);
  assert.deepEqual(await page.evaluate(`[typeof ${functionsBinding}, typeof ${socketsBinding}]`), ['undefined', 'undefined']);
});

test('a page that refuses what is exposed to it has the rest', async () => {
  const page = await bed.newPage();
  assert.equal(await page.evaluate(`
    Object.defineProperty(window, 'mine', {value: 1});
    window.kept = ${enterRealm({names: ['mine', 'ours']})};
    [mine, typeof ours].join()`), '1,function');
});

test('routed functions pass for native ones in frames that can reach them, both ways', async () => {
  const page = await routedPage();
  assert.deepEqual(await page.evaluate(`(() => {
    const {contentWindow} = document.body.appendChild(document.createElement('iframe'));
    return [Function.prototype.toString.call(contentWindow.WebSocket),
      contentWindow.Function.prototype.toString.call(WebSocket.prototype.send)];
  })()`), ['function WebSocket() { [native code] }', 'function send() { [native code] }']);
});

test('a page doesn’t hear of its frames’ asking', async () => {
  const page = await routedPage();
  const heard = await page.evaluate(`(() => {
    const {start, stop} = ${sabotage};
    document.body.append(document.createElement('iframe'));
    start();
    const {WebSocket} = window[0];
    return stop();
  })()`);
  assert.equal(heard, '');
});

/** A sabotaged page, the realm's object, and what of the page's was asked while `action` ran. */
async function sabotagedPage(settings) {
  const page = await bed.newPage();
  await page.send('Runtime.addBinding', {name: functionsBinding});
  await page.send('Runtime.addBinding', {name: socketsBinding});
  const {objectId} = await page.evaluate(enterRealm(settings), {returnByValue: false});
  // Not by name: the page has replaced what names stand for.
  const {objectId: spyId} = await page.evaluate(sabotage, {returnByValue: false});
  const {objectId: bothId} = await page.call(objectId, 'function(spy){return {__proto__: null, realm: this, spy}}',
      [{objectId: spyId}], {returnByValue: false});
  return {
    page,
    /** The value of `body`, a function's with the realm's object as \`realm\`, and what was asked meanwhile. */
    async watch(body, args = []) {
      const source = `function() {
        const {realm, spy} = this;
        spy.start();
        try {
          this.value = (() => {${body}})();
        } catch (error) {
          this.value = error;
        }
        return spy.stop();
      }`;
      const answer = await page.send('Runtime.callFunctionOn', {objectId: bothId, functionDeclaration: source,
        arguments: args.map(value => ({value})), returnByValue: true});
      assert.equal(answer.exceptionDetails, undefined);
      const {result} = await page.send('Runtime.callFunctionOn', {objectId: bothId,
        functionDeclaration: 'function() { return this.value; }', returnByValue: true});
      return [result.value, answer.result.value];
    },
  };
}

// A result is asked for its `then`, as whoever waits for one does.
test('evaluation asks nothing of a page', async () => {
  const {watch} = await sabotagedPage();
  const value = {o: [{k: 'deep', v: {a: [{d: '1970-01-01T00:00:00.000Z'}, {u: 'http://a/'}, {bi: '5'}, {r: {p: 'x', f: 'g'}},
    {ta: {b: 'AQI=', k: 'ui8'}}, {e: {m: 'm', n: 'n', s: 's'}}, {v: '-0'}], id: 2}}], id: 1};
  assert.deepEqual(await watch(`return realm.utility.invoke('evaluate', arguments)`, [true, true, 'x => x', 1, value]),
      [value, 'inherited then']);
  assert.deepEqual(await watch(`return realm.utility.invoke('evaluate', arguments)`, [null, true, '1 + 1', 1, {v: 'undefined'}]),
      [{n: 2}, '']);
});

test('exposed functions ask nothing of a page', async () => {
  const {page, watch} = await sabotagedPage({names: ['f']});
  const called = page.once('Runtime.bindingCalled');
  assert.deepEqual(await watch(`f({a: ['b', 1]}); return 0;`), [0, 'globalThis.f']);
  assert.deepEqual((await called).payload,
      '.{"name":"f","seq":1}\n[{"o":[{"k":"a","v":{"a":[{"s":"b"},{"n":1}],"id":2}}],"id":1}]');
  assert.deepEqual(await watch(`realm.bindings.settle(arguments); return 1;`, [1, true, '{"o":[{"k":"a","v":{"n":1}}],"id":1}']),
      [1, 'inherited then']);
  assert.deepEqual(await watch(`realm.configure(arguments[0]); return 2;`, [{names: ['g'], patterns: []}]), [2, '']);
});
