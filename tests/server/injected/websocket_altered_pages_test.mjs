// Pages that change what routed sockets stand on: the WebSocket interface before routing begins, everything afterwards.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {installRecorder} from './support/fake_driver.mjs';
import {enterRealm, enterWith} from './support/realm.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

/** A page that runs `alteration` first, and is then told to route its sockets. */
async function alteredPage(alteration) {
  const page = await bed.newPage();
  await page.evaluate(`${enterWith(installRecorder)}; ${alteration}; driver.setPatterns([{glob: '**/routed'}]); 0`);
  return {run: body => page.evaluate(`(async () => {${body.replaceAll('$WS', bed.server.wsOrigin)}})()`)};
}

// Messages to and from a routed socket, whether it is an instance, and what `mine` says of the page's part in it.
const conversation = `
  const socket = new WebSocket('$WS/routed');
  const log = [];
  const opened = new Promise(resolve => socket.onopen = resolve);
  const [, id, url] = await driver.next('created');
  driver.dispatch(['ensureOpened', id]);
  await opened;
  const heard = new Promise(resolve => socket.onmessage = resolve);
  driver.dispatch(['sendToPage', id, 'hello', false]);
  const {data} = await heard;
  let sent = null;
  if (socket.send) {
    socket.send('world');
    sent = (await driver.next('messageFromPage'))[2];
  }
  return [data, sent, socket instanceof WebSocket, socket.mine ?? null];`;

const native = 'const Native = WebSocket;';
// What the page does, what is left of it in a routed socket, and whether that is an instance.
const wrappers = {
  'a class': [`WebSocket = class Mine extends WebSocket { mine = 'kept' }`, 'kept'],
  'a class of a class': [`WebSocket = class extends (class extends WebSocket { mine = 'kept' }) {}`, 'kept'],
  'a class without a constructor of its own': [`WebSocket = class extends WebSocket {}`, null],
  'a frozen class': [`WebSocket = Object.freeze(class extends WebSocket { mine = 'lost' })`, null],
  'a function with the native prototype': [`{
    ${native}
    WebSocket = function(...args) { const socket = new Native(...args); socket.mine = 'lost'; return socket; };
    WebSocket.prototype = Native.prototype;
  }`, null],
  'a function with a prototype of its own': [`{
    ${native}
    WebSocket = function(...args) { return Reflect.construct(Native, args, new.target); };
    WebSocket.prototype = Object.create(Native.prototype, {mine: {value: 'kept'}});
  }`, 'kept'],
  'a proxy': [`WebSocket = new Proxy(WebSocket, {construct() { throw new Error('not called'); }})`, null],
  'bound': [`{ ${native} WebSocket = Native.bind(null); }`, null],
  'a function that makes native ones': [`{
    ${native}
    WebSocket = function(...args) { return new Native(...args); };
  }`, null, false],
  'an accessor': [`{ ${native} Object.defineProperty(window, 'WebSocket', {get: () => Native, configurable: true}); }`, null],
  'an accessor of a class': [`{
    const Mine = class extends WebSocket { mine = 'kept' };
    Object.defineProperty(window, 'WebSocket', {get: () => Mine, configurable: true});
  }`, 'kept'],
};

for (const [what, [alteration, mine, isInstance = true]] of Object.entries(wrappers)) {
  test(`sockets are routed where WebSocket is ${what}`, async () => {
    const {run} = await alteredPage(alteration);
    assert.deepEqual(await run(conversation), ['hello', 'world', isInstance, mine]);
  });

  test(`other sockets are what they were where WebSocket is ${what}`, async t => {
    if (what === 'a proxy')
      return t.skip('it throws');
    const {run} = await alteredPage(alteration);
    const wrapped = await run(`
      const socket = new WebSocket('$WS/echo', ['a', 'b']);
      const {isTrusted} = await new Promise(resolve => socket.onopen = resolve);
      return [isTrusted, socket.protocol, socket instanceof WebSocket, socket.mine ?? null];`);
    assert.deepEqual(wrapped, [true, 'a', isInstance, mine ?? (alteration.includes('lost') ? 'lost' : null)]);
  });
}

const members = ['send', 'close', 'url', 'readyState', 'bufferedAmount', 'extensions', 'protocol', 'binaryType', 'onopen',
  'onmessage', 'onerror', 'onclose', 'constructor'];
for (const member of members) {
  test(`a page without WebSocket.prototype.${member} has its sockets routed`, async () => {
    const {run} = await alteredPage(`delete WebSocket.prototype.${member}`);
    const listening = conversation.replace('socket.onopen = resolve', `socket.addEventListener('open', resolve)`)
        .replace('socket.onmessage = resolve', `socket.addEventListener('message', resolve)`);
    assert.deepEqual(await run(listening), ['hello', member === 'send' ? null : 'world', true, null]);
    assert.equal(await run(`return Object.hasOwn(WebSocket.prototype, '${member}')`), false);
  });
}

const frozen = {
  'WebSocket': `Object.freeze(WebSocket)`,
  'WebSocket.prototype': `Object.freeze(WebSocket.prototype)`,
  'both, and a class between': `
    Object.freeze(WebSocket); Object.freeze(WebSocket.prototype); WebSocket = class extends WebSocket {};`,
  'WebSocket.prototype.send': `Object.defineProperty(WebSocket.prototype, 'send', {writable: false, configurable: false})`,
};
for (const [what, alteration] of Object.entries(frozen)) {
  test(`a page that has frozen ${what} has its sockets routed`, async () => {
    const {run} = await alteredPage(alteration);
    assert.deepEqual(await run(conversation), ['hello', 'world', true, null]);
  });
}

const impossible = {
  'a fixed property': `Object.defineProperty(window, 'WebSocket', {writable: false, configurable: false})`,
  'a getter that throws': `Object.defineProperty(window, 'WebSocket', {get() { throw new Error('never seen'); }})`,
  'nothing’s': `delete window.WebSocket`,
};
for (const [what, alteration] of Object.entries(impossible)) {
  test(`the driver hears that nothing can be routed where WebSocket is ${what}`, async () => {
    const {run} = await alteredPage(alteration);
    assert.deepEqual(await run(`return driver.next('unroutable');`), ['unroutable']);
  });
}

test('a connection needs nothing that the page has left', async () => {
  const {run} = await alteredPage(members.map(member => `delete WebSocket.prototype.${member}`).join(';'));
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/routed');
    const [, id] = await driver.next('created');
    driver.dispatch(['connect', id], ['sendToServer', id, 'hello', false]);
    return driver.next('messageFromServer');`), ['messageFromServer', 1, 'hello', false]);
});

// Replaces every function and accessor of the page, but for those of its sockets, by one that notes its use and throws.
const replaceEverything = `(() => {
  const {defineProperty, getOwnPropertyDescriptor, ownKeys} = Reflect;
  const {Error} = window;
  const used = window.used = {__proto__: null, length: 0};
  const trap = name => function() {
    used[used.length++] = name;
    throw new Error(name + ' was used');
  };
  const replacements = [];
  const replace = (holder, key, path, descriptor) => replacements.push({__proto__: null, holder, key,
    descriptor: {__proto__: null, configurable: true, ...descriptor(trap(path + String(key)))}});
  const replaceMembers = (holder, path) => {
    for (const key of ownKeys(holder)) {
      const {configurable, value, get} = getOwnPropertyDescriptor(holder, key);
      if (configurable && typeof value === 'function')
        replace(holder, key, path, value => ({value, writable: true}));
      else if (configurable && get)
        replace(holder, key, path, get => ({get, set: get}));
    }
  };
  const names = Object.getOwnPropertyNames(window).filter(name => !['WebSocket', 'window', 'used'].includes(name));
  for (const name of names) {
    const value = window[name];
    if (typeof value === 'function') {
      replaceMembers(value, name + '.');
      if (value.prototype)
        replaceMembers(value.prototype, name + '.prototype.');
    }
  }
  for (const name of ['Math', 'JSON', 'Reflect', 'Atomics', 'performance', 'console', 'crypto', 'document'])
    replaceMembers(window[name], name + '.');
  replaceMembers(Object.getPrototypeOf(Uint8Array.prototype), 'TypedArray.prototype.');
  replaceMembers(Object.getPrototypeOf([][Symbol.iterator]()), 'ArrayIterator.prototype.');
  for (const name of names) {
    if (getOwnPropertyDescriptor(window, name).configurable)
      replace(window, name, '', get => ({get}));
  }
  // Objects of ours could inherit what nobody gave them.
  for (const key of ['kind', 'text', 'code', 'glob', 'regexSource', 'urlPattern', 'baseURL', 'signal', 'get', 'set', 'value'])
    replace(Object.prototype, key, 'Object.prototype.', get => ({get}));
  replace(Array.prototype, 0, 'Array.prototype.', get => ({get, set: get}));
  for (let i = 0; i < replacements.length; ++i)
    defineProperty(replacements[i].holder, replacements[i].key, replacements[i].descriptor);
})()`;

test('nothing of what the page replaces is used any more', async () => {
  const page = await bed.newPage();
  await page.send('Runtime.addBinding', {name: 'takenBinding'});
  const said = [];
  let hear;
  page.on('Runtime.bindingCalled', ({payload}) => {
    said.push(payload);
    hear?.();
  });
  // The driver's next word, once it has `part` in it.
  const hears = async part => {
    while (!said.some(payload => payload.includes(part)))
      await new Promise(resolve => hear = resolve);
  };
  const patterns = [{glob: '**/echo'}, {regexSource: 'routed$'}];
  const {objectId} = await page.evaluate(enterRealm({patterns}), {returnByValue: false});
  const dispatch = (...operations) => page.call(objectId, 'function(o){this.sockets.dispatch(o)}', [{value: operations}]);

  // What the page itself needs, it keeps.
  await page.evaluate(`
    const dataOf = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get;
    window.page = {apply: Reflect.apply, dataOf, seen: {__proto__: null, length: 0}, Blob, Uint8Array, used: null};
    Object.defineProperty(window, 'page', {configurable: false});
    ${replaceEverything}`);
  await page.evaluate(`
    page.open = url => {
      const socket = new WebSocket(url, 'chat');
      socket.onopen = () => page.seen[page.seen.length++] = 'open';
      socket.onmessage = event => page.seen[page.seen.length++] = page.apply(page.dataOf, event, []);
      socket.onclose = () => page.seen[page.seen.length++] = 'close';
      return socket;
    };
    page.mocked = page.open('${bed.server.wsOrigin}/routed');
    page.connected = page.open('${bed.server.wsOrigin}/echo'); 0`);
  await hears('/echo');
  await dispatch(['ensureOpened', 1], ['connect', 2], ['sendToPage', 1, 'text', false], ['sendToPage', 1, 'AAE=', true]);
  await dispatch(['sendToServer', 2, 'echoed', false], ['sendToServer', 2, 'AAE=', true]);
  await hears('messageFromServer",2,4');
  await page.evaluate(`
    page.mocked.binaryType = 'arraybuffer';
    page.mocked.send('said');
    page.mocked.send(new page.Uint8Array(2));
    page.mocked.send(new page.Blob);
    page.buffered = page.mocked.bufferedAmount; 0`);
  await hears('messageFromPage",1,0');
  await dispatch(['sendToPage', 1, 'AAE=', true], ['acknowledge', 100]);
  await page.evaluate(`page.mocked.close(3000, 'over'); page.connected.close(); 0`);
  await hears('closePage",2');
  await dispatch(['closePage', 1, 3000, 'over', true], ['closeServer', 2, 1000, '', true], ['closePage', 2, 1000, '', true]);
  await hears('ended",2');
  assert.deepEqual(await page.evaluate('window.used'), {length: 0});
  assert.equal(await page.evaluate(`page.seen.length`), 7);
});
