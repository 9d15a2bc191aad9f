// Routed sockets of several windows: functions of one on objects of another, and windows that go away. Each answer is the
// one that the browser's own sockets give.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {installRecorder} from './support/fake_driver.mjs';
import {enterWith} from './support/realm.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

/** Runs `body` in a native page and in a routed one, whose sockets are opened as their pages make them. */
async function inBoth(body) {
  const answers = [];
  for (const routed of [false, true]) {
    const page = await bed.newPage('/blank');
    if (routed) {
      const source = enterWith(installRecorder, {patterns: [{glob: '**'}]});
      await page.send('Page.addScriptToEvaluateOnNewDocument', {source});
    }
    await page.goto(`${bed.server.origin}/page`);
    answers.push(await page.evaluate(`(async () => {
      const newFrame = () => document.body.appendChild(document.createElement('iframe'));
      const open = async view => {
        const socket = new view.WebSocket('${bed.server.wsOrigin}/echo');
        const opened = new Promise(resolve => socket.addEventListener('open', resolve));
        view.driver?.dispatch(['ensureOpened', 1]);
        await opened;
        return socket;
      };
      ${body}
    })()`));
  }
  const [native, routed] = answers;
  assert.deepEqual(routed, native);
  return native;
}

test('every accessor and method takes a socket of another window', async () => {
  const answer = await inBoth(`
    const socket = await open(newFrame().contentWindow);
    const members = Object.getOwnPropertyDescriptors(WebSocket.prototype);
    const read = {};
    for (const [name, {get}] of Object.entries(members)) {
      if (get)
        read[name] = String(get.call(socket));
    }
    const heard = [];
    members.onclose.set.call(socket, () => {});
    members.binaryType.set.call(socket, 'arraybuffer');
    members.send.value.call(socket, 'said');
    members.close.value.call(socket, 3000, 'over');
    const describe = get => { try { return get.call({}); } catch (error) { return error.message; } };
    return [read, socket.readyState, socket.binaryType, typeof socket.onclose, describe(members.readyState.get)];`);
  assert.equal(answer[0].readyState, '1');
  assert.equal(answer[1], 2);
});

test('a window’s functions take the sockets of its frames’ frames, and of its siblings', async () => {
  assert.deepEqual(await inBoth(`
    const [first, second] = [newFrame(), newFrame()];
    const {document: inner} = first.contentWindow;
    const nested = inner.body.appendChild(inner.createElement('iframe'));
    const {get} = Object.getOwnPropertyDescriptor(second.contentWindow.WebSocket.prototype, 'readyState');
    return [get.call(await open(nested.contentWindow)), get.call(await open(window))];`), [1, 1]);
});

test('a window whose first document has made room for the next still knows its frames', async () => {
  assert.deepEqual(await inBoth(`
    const outer = document.createElement('iframe');
    outer.src = '/page';
    document.body.append(outer);
    const before = outer.contentWindow.WebSocket;
    await new Promise(resolve => outer.onload = resolve);
    const {document: inner, WebSocket} = outer.contentWindow;
    const nested = inner.body.appendChild(inner.createElement('iframe')).contentWindow;
    const {get} = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'readyState');
    return [WebSocket === before, get.call(await open(nested)), Function.prototype.toString.call(nested.WebSocket)];`),
  [true, 1, 'function WebSocket() { [native code] }']);
});

test('a socket is closed once its frame is removed', async () => {
  assert.deepEqual(await inBoth(`
    const frame = newFrame();
    const socket = await open(frame.contentWindow);
    const heard = [];
    socket.onclose = socket.onerror = ({type}) => heard.push(type);
    const before = socket.readyState;
    frame.remove();
    const states = [before, socket.readyState];
    try { socket.send('to nobody'); } catch (error) { states.push(error.name); }
    await new Promise(resolve => setTimeout(resolve));
    return [...states, socket.readyState, heard];`), [1, 3, 3, []]);
});

test('a socket is closed once its frame has moved on', async () => {
  assert.deepEqual(await inBoth(`
    const frame = newFrame();
    const load = path => new Promise(resolve => {
      frame.onload = resolve;
      frame.src = path;
    });
    await load('/page');
    const socket = await open(frame.contentWindow);
    await load('/next');
    const {readyState} = socket;
    frame.remove();
    return [readyState, socket.readyState];`), [3, 3]);
});

test('while a document says goodbye its sockets are what they were', async () => {
  assert.deepEqual(await inBoth(`
    const frame = newFrame();
    const socket = await open(frame.contentWindow);
    const states = [];
    frame.contentWindow.addEventListener('pagehide', () => states.push(socket.readyState));
    frame.contentWindow.addEventListener('unload', () => states.push(socket.readyState));
    frame.remove();
    return [...states, socket.readyState];`), [1, 1, 3]);
});
