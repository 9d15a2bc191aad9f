// The websocket bundle and its driver: which sockets are routed, what is said in each direction, and when.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {installRecorder} from './support/fake_driver.mjs';
import {enterRealm, enterWith} from './support/realm.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const everySocket = {patterns: [{glob: '**'}]};
const recorded = options => enterWith(installRecorder, {...everySocket, ...options});

/** A page whose sockets are routed; `window.driver` records and dispatches. */
async function routedPage(options = {}, path = '/page') {
  const page = await bed.newPage('/blank');
  await page.send('Page.addScriptToEvaluateOnNewDocument', {source: recorded(options)});
  await page.goto(bed.server.origin + path);
  return {
    run: body => page.evaluate(`(async () => {${body.replaceAll('$WS', bed.server.wsOrigin)}})()`),
    page,
  };
}

test('a socket is announced with its URL, its protocols and whose pattern matched', async () => {
  const {run} = await routedPage({patterns: [{glob: '**/other'}, {regexSource: 'CHAT', regexFlags: 'i', ofPage: true}]});
  assert.deepEqual(await run(`new WebSocket('/chat?room=1', ['a', 'b']); return driver.next('created');`),
      ['created', 1, `${bed.server.wsOrigin}/chat?room=1`, ['a', 'b'], true]);
});

test('a window that its first document leaves to the next resolves URLs on the next one', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const frame = document.createElement('iframe');
    frame.src = '/deep/page';
    document.body.append(frame);
    const {WebSocket} = frame.contentWindow;
    await new Promise(resolve => frame.onload = resolve);
    new WebSocket('chat');
    return [(await frame.contentWindow.driver.next('created'))[2], frame.contentWindow.WebSocket === WebSocket];`),
  [`${bed.server.wsOrigin}/deep/chat`, true]);
});

test('a socket that no pattern matches is a native one', async () => {
  const {run} = await routedPage({patterns: [{glob: '**/routed'}]});
  const answer = await run(`
    const socket = new WebSocket('$WS/echo');
    await new Promise(resolve => socket.onopen = resolve);
    socket.send('hello');
    const {data, isTrusted} = await new Promise(resolve => socket.onmessage = resolve);
    return [data, isTrusted, driver.heard];`);
  assert.deepEqual(answer, ['hello', true, []]);
});

test('without patterns every socket is a native one', async () => {
  const {run} = await routedPage({patterns: []});
  assert.equal(await run(`
    const socket = new WebSocket('$WS/echo');
    return (await new Promise(resolve => socket.onopen = resolve)).isTrusted;`), true);
});

test('new patterns are for new sockets', async () => {
  const {run} = await routedPage({patterns: []});
  assert.deepEqual(await run(`
    const before = new WebSocket('$WS/echo?before');
    driver.setPatterns([{glob: '**/echo?during'}]);
    new WebSocket('$WS/echo?during');
    const created = await driver.next('created');
    driver.setPatterns([]);
    const after = new WebSocket('$WS/echo?after');
    await Promise.all([before, after].map(socket => new Promise(resolve => socket.onopen = resolve)));
    return [created[2].slice(-6), driver.heard.length];`), ['during', 0]);
});

test('until there is a pattern the interfaces are the browser’s own', async () => {
  const page = await bed.newPage();
  await page.evaluate(`
    window.natives = [WebSocket, WebSocket.prototype.send, Function.prototype.toString];
    window.takenBinding = () => {};
    window.realm = ${enterRealm()}; 0`);
  const same = () => page.evaluate(
      '[WebSocket, WebSocket.prototype.send, Function.prototype.toString].map((value, i) => value === natives[i])');
  assert.deepEqual(await same(), [true, true, true]);
  await page.evaluate('realm.configure({names: [], patterns: [{glob: "**"}]}); 0');
  assert.deepEqual(await same(), [false, false, false]);
});

test('the dispatcher survives document.open()', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo');
    await driver.next('created');
    document.open();
    document.write('<p>new</p>');
    document.close();
    const opened = new Promise(resolve => socket.onopen = resolve);
    driver.dispatch(['ensureOpened', 1]);
    return (await opened).type;`), 'open');
});

test('a mocked socket speaks the first protocol it asked for', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo', ['first', 'second']);
    const opened = new Promise(resolve => socket.onopen = resolve);
    driver.dispatch(['ensureOpened', 1]);
    await opened;
    return [socket.protocol, socket.extensions];`), ['first', '']);
});

test('a message for the page opens its socket first', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const log = [];
    const socket = new WebSocket('$WS/echo');
    socket.onopen = () => log.push('open');
    const message = new Promise(resolve => socket.onmessage = ({data}) => resolve(log.push(data)));
    driver.dispatch(['sendToPage', 1, 'hi', false]);
    await message;
    return log;`), ['open', 'hi']);
});

test('a clean close of a connecting socket opens it first; an unclean one fails it', async () => {
  const {run} = await routedPage();
  const eventsAfter = operation => run(`
    const log = [];
    const socket = new WebSocket('$WS/echo');
    const [, id] = await driver.next('created');
    for (const type of ['open', 'error'])
      socket.addEventListener(type, () => log.push(type));
    const closed = new Promise(resolve => socket.onclose = resolve);
    driver.dispatch([${operation}]);
    const {code, reason, wasClean} = await closed;
    return [...log, code, reason, wasClean];`);
  assert.deepEqual(await eventsAfter(`'closePage', id, 3001, 'bye', true`), ['open', 3001, 'bye', true]);
  assert.deepEqual(await eventsAfter(`'closePage', id, null, null, true`), ['open', 1005, '', true]);
  assert.deepEqual(await eventsAfter(`'closePage', id, 1006, '', false`), ['error', 1006, '', false]);
  // Handlers say so too, who can't say that it wasn't clean.
  for (const code of [1006, 1015])
    assert.deepEqual(await eventsAfter(`'closePage', id, ${code}, '', true`), ['error', code, '', false]);
});

test('the page’s close waits for the driver', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo');
    const opened = new Promise(resolve => socket.onopen = resolve);
    driver.dispatch(['ensureOpened', 1]);
    await opened;
    const closed = new Promise(resolve => socket.onclose = resolve);
    socket.close(3000, 'done');
    const asked = await driver.next('closePage');
    const {readyState} = socket;
    driver.dispatch(['closePage', 1, 4000, 'as the driver says', true]);
    const {code, reason} = await closed;
    return [asked, readyState, code, reason];`),
  [['closePage', 1, 3000, 'done', true], 2, 4000, 'as the driver says']);
});

test('closing a server that was never connected is answered at once', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    new WebSocket('$WS/echo');
    driver.dispatch(['closeServer', 1, 3000, 'x', true], ['closeServer', 1, 3000, 'x', true], ['sendToServer', 1, 'x', false]);
    const answer = await driver.next('closeServer');
    return [answer, await driver.next('dropped'), driver.heard.filter(([name]) => name === 'closeServer')];`),
  [['closeServer', 1, 3000, 'x', true], ['dropped', 1, 'server', 'not connected'], []]);
});

test('a connected socket opens with its server and forwards nothing by itself', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo', ['chat']);
    const opened = new Promise(resolve => socket.onopen = resolve);
    driver.dispatch(['connect', 1], ['ensureOpened', 1], ['sendToServer', 1, 'held back', false],
        ['sendToServer', 1, btoa('\\x00\\xff'), true]);
    await opened;
    const answers = [await driver.next('messageFromServer'), await driver.next('messageFromServer')];
    let seen = 0;
    socket.onmessage = () => ++seen;
    socket.send('from the page');
    const fromPage = await driver.next('messageFromPage');
    return [socket.protocol, answers, fromPage, seen];`),
  ['chat', [['messageFromServer', 1, 'held back', false], ['messageFromServer', 1, 'AP8=', true]],
    ['messageFromPage', 1, 'from the page', false], 0]);
});

test('what is held back for the server goes before its close', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    new WebSocket('$WS/echo');
    driver.dispatch(['connect', 1], ['sendToServer', 1, 'last words', false], ['closeServer', 1, 3003, 'over', true]);
    const closed = await driver.next('closeServer');
    return [closed, driver.heard.filter(([name]) => name === 'messageFromServer').length <= 1];`),
  [['closeServer', 1, 3003, 'over', true], true]);
});

test('codes that script can’t send close the server without one', async () => {
  const {run} = await routedPage();
  for (const code of [1001, 1005, 1006, 2999, 5000, null]) {
    assert.deepEqual((await run(`
      new WebSocket('$WS/echo');
      const [, id] = await driver.next('created');
      driver.dispatch(['connect', id], ['sendToServer', id, 'x', false]);
      await driver.next('messageFromServer');
      driver.dispatch(['closeServer', id, ${code}, 'reason', true]);
      return driver.next('closeServer');`)).slice(2), [1005, '', true]);
  }
});

test('a refused server is reported, and fails the page’s socket when forwarded', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const log = [];
    const socket = new WebSocket('$WS/refuse');
    for (const type of ['open', 'error', 'close'])
      socket.addEventListener(type, () => log.push(type));
    driver.dispatch(['connect', 1]);
    const [, , ...close] = await driver.next('closeServer');
    const closed = new Promise(resolve => socket.addEventListener('close', resolve));
    driver.dispatch(['closePage', 1, ...close]);
    await closed;
    return [close, log];`), [[1006, '', false], ['error', 'close']]);
});

test('a server that closes is reported', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    new WebSocket('$WS/echo');
    driver.dispatch(['connect', 1], ['sendToServer', 1, 'close 4001 its own', false]);
    return driver.next('closeServer');`), ['closeServer', 1, 4001, 'its own', true]);
});

test('a message may come in pieces', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const [socket, other] = [new WebSocket('$WS/echo'), new WebSocket('$WS/echo')];
    const messages = [];
    socket.onmessage = other.onmessage = ({data}) => messages.push(data);
    const closed = new Promise(resolve => other.onclose = resolve);
    driver.dispatch(['piece', 'a'], ['piece', 'b']);
    driver.dispatch(['sendToPage', 1, 'c', false], ['piece', 'lost'], ['sendToPage', 99, '', false]);
    driver.dispatch(['sendToPage', 2, 'd', false], ['closePage', 2, 1000, '', true]);
    await closed;
    return messages;`), ['abc', 'd']);
});

test('a driver that doesn’t keep up gets no more until it has', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo');
    const opened = new Promise(resolve => socket.onopen = resolve);
    await driver.next('created');
    driver.dispatch(['ensureOpened', 1]);
    await opened;
    const messages = Array.from({length: 24}, (_, i) => String.fromCharCode(97 + i).repeat(1 << 20));
    messages.forEach(message => socket.send(message));
    const heard = [];
    while (heard.length < 8)
      heard.push((await driver.next('messageFromPage'))[2]);
    await new Promise(setTimeout);
    const held = [driver.heard.length, socket.bufferedAmount > 12 << 20];
    socket.close();
    while (heard.length < messages.length) {
      driver.dispatch(['acknowledge', (1 << 20) + 50]);
      heard.push((await driver.next('messageFromPage'))[2]);
    }
    driver.dispatch(['acknowledge', (1 << 20) + 50]);
    const close = await driver.next('closePage');
    return [held, heard.every((message, i) => message === messages[i]), close];`),
  [[0, true], true, ['closePage', 1, 1005, '', true]]);
});

test('a close that the driver orders is reported like the page’s own, once', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo');
    driver.dispatch(['closePage', 1, 3009, 'oops', true]);
    const ordered = await driver.next('closePage');
    const other = new WebSocket('$WS/echo');
    const opened = new Promise(resolve => other.onopen = resolve);
    driver.dispatch(['ensureOpened', 2]);
    await opened;
    const closed = new Promise(resolve => other.onclose = resolve);
    other.close(3000, 'own');
    const own = await driver.next('closePage');
    driver.dispatch(['closePage', 2, 3000, 'own', true]);
    await closed;
    await driver.next('ended');
    return [ordered, own, driver.heard.filter(([name]) => name === 'closePage')];`),
  [['closePage', 1, 3009, 'oops', true], ['closePage', 2, 3000, 'own', true], []]);
});

test('closing while connecting tells the driver that the connection failed', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    new WebSocket('$WS/echo').close(3000, 'x');
    return driver.next('closePage');`), ['closePage', 1, 1006, '', false]);
});

test('operations on sockets that are gone are passed over', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo');
    const closed = new Promise(resolve => socket.onclose = resolve);
    driver.dispatch(['closePage', 1, 1000, '', true]);
    await closed;
    const all = ['ensureOpened', 'connect', 'sendToPage', 'sendToServer', 'closePage', 'closeServer'];
    driver.dispatch(...all.map(name => [name, 1, 'x', false, true]), ...all.map(name => [name, 99, 'x', false, true]));
    new WebSocket('$WS/echo');
    return [await driver.next('created').then(() => driver.next('created')).then(([, id]) => id), socket.readyState];`),
  [2, 3]);
});

test('a socket ends when the page’s side is closed, and the server’s where there is one', async () => {
  const {run} = await routedPage();
  assert.deepEqual(await run(`
    new WebSocket('$WS/echo');
    driver.dispatch(['closePage', 1, 1000, '', true]);
    return driver.next('ended');`), ['ended', 1]);
  assert.deepEqual(await run(`
    const socket = new WebSocket('$WS/echo');
    const closed = new Promise(resolve => socket.onclose = resolve);
    driver.dispatch(['connect', 2], ['sendToServer', 2, 'x', false]);
    await driver.next('messageFromServer');
    driver.dispatch(['closePage', 2, 1000, '', true]);
    await closed;
    const before = driver.heard.some(([name]) => name === 'ended');
    driver.dispatch(['closeServer', 2, 1000, '', true]);
    return [before, (await driver.next('closeServer'))[1], await driver.next('ended')];`), [false, 2, ['ended', 2]]);
});

test('what one script says in one go travels in one call', async () => {
  const {run} = await routedPage();
  assert.equal(await run(`
    const socket = new WebSocket('$WS/echo');
    const opened = new Promise(resolve => socket.onopen = resolve);
    driver.dispatch(['ensureOpened', 1]);
    await opened;
    const {calls} = driver;
    for (let i = 0; i < 100; ++i)
      socket.send('message');
    await driver.next('messageFromPage');
    return driver.calls - calls;`), 1);
});

test('answers to messages that came together travel together', async () => {
  const {run} = await routedPage();
  const calls = await run(`
    const socket = new WebSocket('$WS/echo');
    let left = 64;
    const done = new Promise(resolve => socket.onmessage = ({data}) => {
      socket.send(data);
      if (!--left)
        resolve();
    });
    const opened = new Promise(resolve => socket.onopen = resolve);
    driver.dispatch(['ensureOpened', 1]);
    await opened;
    const {calls} = driver;
    driver.dispatch(...Array.from({length: 64}, (_, i) => ['sendToPage', 1, String(i), false]));
    await done;
    while (driver.heard.filter(([name]) => name === 'messageFromPage').length < 64)
      await new Promise(resolve => setTimeout(resolve));
    return driver.calls - calls;`);
  assert.ok(calls < 16, `${calls} calls for 64 answers`);
});

test('sockets of frames are routed from their very first script', async () => {
  const {run, page} = await routedPage();
  assert.deepEqual(await run(`
    const results = [];
    for (const set of [frame => frame.srcdoc = '<script>parent.made = new WebSocket("$WS/in-srcdoc").url</' + 'script>',
                       frame => frame]) {
      const frame = document.createElement('iframe');
      set(frame);
      const loaded = new Promise(resolve => frame.onload = resolve);
      document.body.append(frame);
      await loaded;
      const inner = frame.contentWindow;
      new inner.WebSocket('$WS/in-frame');
      results.push([(await inner.driver.next('created'))[2], inner.WebSocket !== WebSocket]);
    }
    return results;`),
  [[`${bed.server.wsOrigin}/in-srcdoc`, true], [`${bed.server.wsOrigin}/in-frame`, true]]);
  await page.close();
});

test('sockets of workers are routed', async () => {
  const {page} = await routedPage();
  const attached = page.once('Target.attachedToTarget');
  await page.send('Target.setAutoAttach', {autoAttach: true, waitForDebuggerOnStart: true, flatten: true});
  const source = `const socket = new WebSocket('${bed.server.wsOrigin}/echo');
      socket.onmessage = ({data}) => postMessage([data, Object.getOwnPropertyNames(self).includes('takenBinding')]);`;
  await page.evaluate(`window.answer = new Promise(resolve => {
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(source)}])));
    worker.onmessage = ({data}) => resolve(data);
  }); 0`);
  const worker = page.child((await attached).sessionId);
  await worker.send('Runtime.enable');
  const called = worker.once('Runtime.bindingCalled');
  await worker.send('Runtime.addBinding', {name: 'takenBinding'});
  const {objectId} = await worker.evaluate(enterRealm(everySocket), {returnByValue: false});
  await worker.send('Runtime.runIfWaitingForDebugger');
  assert.deepEqual(JSON.parse((await called).payload), [['created', 1, `${bed.server.wsOrigin}/echo`, [], false]]);
  await worker.call(objectId, 'function(o){this.sockets.dispatch(o)}', [{value: [['sendToPage', 1, 'hi worker', false]]}]);
  assert.deepEqual(await page.evaluate('answer'), ['hi worker', false]);
});
