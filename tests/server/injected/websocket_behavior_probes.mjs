// Questions a page can ask of a WebSocket at work. Each runs in a page with native sockets and in one with routed
// sockets; the answers must be equal. `p` is support/probing.mjs.

export const behaviorProbes = {
  'open': async p => {
    const socket = new WebSocket(p.echo);
    const log = p.record(socket);
    await p.once(socket, 'open');
    return [log, socket.readyState];
  },
  'nothing happens before the script ends': async p => {
    const socket = new WebSocket(p.echo);
    const log = p.record(socket);
    await Promise.resolve();
    return [log.length, socket.readyState];
  },
  'send before it is open': p => {
    const socket = new WebSocket(p.echo);
    return ['x', new Blob(['x']), Symbol('s'), undefined].map(data => p.attempt(() => socket.send(data)))
        .concat(p.attempt(() => socket.send()));
  },
  'text of every kind': async p => {
    const socket = await p.opened();
    const values = ['', 'plain', '\u00fc\u20ac\ud83d\ude00', 'lone \ud800 surrogate \udc00', '\0', 'a"b\\c\n', null,
      undefined, 0, -0, 1.5, NaN, true, 10n, [], [1, [2, 3]], {}, {toString: () => 'mine'}, new Date(NaN), /x/g,
      new String('boxed'), 'x'.repeat(70000)];
    const answers = p.answers(socket, values.length);
    for (const value of values)
      socket.send(value);
    return answers;
  },
  'what cannot be sent': async p => {
    const socket = await p.opened();
    const shared = new WebAssembly.Memory({shared: true, initial: 1, maximum: 1}).buffer;
    const resizable = new ArrayBuffer(1, {maxByteLength: 2});
    return [Symbol('s'), shared, new Uint8Array(shared), resizable, new DataView(resizable), Object.create(null),
      {toString() { throw new RangeError('mine'); }}].map(data => p.attempt(() => socket.send(data)));
  },
  'binary of every kind': async p => {
    const socket = await p.opened();
    socket.binaryType = 'arraybuffer';
    const {buffer} = new Uint8Array([0, 1, 127, 128, 255, 13, 10, 0]);
    const detached = new Uint8Array([1]);
    structuredClone(detached.buffer, {transfer: [detached.buffer]});
    const values = [buffer, new Uint8Array(buffer, 2, 3), new DataView(buffer, 1, 2), new Float64Array(buffer),
      new Uint16Array(buffer, 2, 1), new ArrayBuffer(0), new BigInt64Array([-1n]), detached, detached.buffer,
      new Blob([buffer]), new Blob([]), new File(['f'], 'name'), new Uint8ClampedArray([300])];
    const answers = p.answers(socket, values.length);
    for (const value of values)
      socket.send(value);
    return answers;
  },
  'binary of another realm': async p => {
    const socket = await p.opened();
    const {Blob, Uint8Array, ArrayBuffer, DataView} = await p.frame();
    const answers = p.answers(socket, 4);
    socket.send(new Blob(['frame']));
    socket.send(new Uint8Array([1, 2]));
    socket.send(new ArrayBuffer(2));
    socket.send(new DataView(new ArrayBuffer(1)));
    return answers;
  },
  'bytes are copied when they are sent': async p => {
    const socket = await p.opened();
    const bytes = new Uint8Array([1, 2, 3]);
    const answers = p.answers(socket, 1);
    socket.send(bytes);
    bytes.fill(9);
    return answers;
  },
  'large binary': async p => {
    const socket = await p.opened();
    socket.binaryType = 'arraybuffer';
    const bytes = new Uint8Array(300000).map((_, i) => i * 7);
    socket.send(bytes);
    const {data} = await p.once(socket, 'message');
    return [data.byteLength, new Uint8Array(data).every((byte, i) => byte === bytes[i])];
  },
  'a Blob lets nothing overtake it': async p => {
    const socket = await p.opened();
    const answers = p.answers(socket, 5);
    socket.send('before');
    socket.send(new Blob(['blob '.repeat(1000)]));
    socket.send('after');
    socket.send(new Uint8Array([1]));
    socket.send(new Blob(['last']));
    return (await answers).map(answer => answer.slice(0, 8));
  },
  'a Blob arrives before the close': async p => {
    const socket = await p.opened();
    const log = p.record(socket);
    socket.send(new Blob(['close 3456 from the blob']));
    socket.send('close 3457 after');
    await p.ended(socket);
    return log.map(({type, close}) => [type, close]);
  },
  'answers are Blobs by default': async p => {
    const socket = await p.opened();
    socket.send(new Uint8Array([1, 2]));
    const {data} = await p.once(socket, 'message');
    return [data instanceof Blob, data.type, data.size];
  },
  'binaryType': async p => {
    const socket = await p.opened();
    const seen = [socket.binaryType];
    for (const value of ['arraybuffer', 'nodebuffer', 'Blob', '', null, undefined, 5, {toString: () => 'blob'}]) {
      socket.binaryType = value;
      seen.push(socket.binaryType);
    }
    return [seen, p.attempt(() => { socket.binaryType = Symbol('s'); })];
  },
  'binaryType is read when the message is dispatched': async p => {
    const socket = await p.opened();
    const kinds = [];
    socket.addEventListener('message', ({data}) => {
      kinds.push(Object.prototype.toString.call(data));
      socket.binaryType = 'arraybuffer';
    });
    socket.send(new Uint8Array([1]));
    socket.send(new Uint8Array([2]));
    socket.send('close');
    await p.ended(socket);
    return kinds;
  },
  'a message event': async p => {
    const socket = await p.opened();
    const log = p.record(socket);
    socket.send('hello');
    const event = await p.once(socket, 'message');
    return [log, event instanceof MessageEvent, event.constructor === MessageEvent, Array.isArray(event.ports),
      event.timeStamp > 0, event.userActivation, Reflect.ownKeys(event)];
  },
  'the origin of messages': async p => {
    const socket = new WebSocket('/echo?origin');
    await p.once(socket, 'open');
    socket.send('x');
    return (await p.once(socket, 'message')).origin;
  },
  'bufferedAmount in one task': async p => {
    const socket = await p.opened();
    const seen = [];
    for (const data of ['abc', '\u20ac', '\ud800', new Uint8Array(10), new Blob(['12345']), '']) {
      socket.send(data);
      seen.push(socket.bufferedAmount);
    }
    await Promise.resolve();
    seen.push(socket.bufferedAmount);
    return seen;
  },
  'bufferedAmount in a long task': async p => {
    const socket = await p.opened();
    socket.send('abc');
    for (const end = performance.now() + 10; performance.now() < end;);
    return socket.bufferedAmount;
  },
  'bufferedAmount for who looks once, in a later task': async p => {
    const socket = await p.opened();
    socket.send('abc');
    await new Promise(later => setTimeout(later, 20));
    return socket.bufferedAmount;
  },
  'bufferedAmount drains': async p => {
    const socket = await p.opened();
    const answers = p.answers(socket, 3);
    socket.send('abc');
    socket.send(new Blob(['12345']));
    socket.send('last');
    await answers;
    return socket.bufferedAmount;
  },
  'bufferedAmount grows after close()': async p => {
    const socket = await p.opened();
    socket.close();
    socket.send('abc');
    const closing = [socket.readyState, socket.bufferedAmount];
    await p.ended(socket);
    socket.send(new Uint8Array(5));
    return [closing, socket.readyState, socket.bufferedAmount];
  },
  'bufferedAmount after close() while connecting': async p => {
    const socket = new WebSocket(p.echo);
    socket.close();
    socket.send('abc');
    await p.ended(socket);
    socket.send(new Blob(['12']));
    return socket.bufferedAmount;
  },
  'microtasks run between events': async p => {
    const socket = await p.opened();
    const log = [];
    socket.addEventListener('message', ({data}) => {
      log.push(data);
      Promise.resolve().then(() => log.push(`after ${data}`));
    });
    socket.send('one');
    socket.send('two');
    socket.send('close');
    await p.ended(socket);
    return log;
  },
  'microtasks run between error and close': async p => {
    const socket = new WebSocket(p.refuse);
    const log = [];
    for (const type of ['error', 'close']) {
      socket.addEventListener(type, () => {
        log.push(type);
        queueMicrotask(() => log.push(`after ${type}`));
      });
    }
    await p.ended(socket);
    await new Promise(resolve => setTimeout(resolve));
    return log;
  },
  'handlers keep their place': async p => {
    const socket = new WebSocket(p.echo);
    const log = [];
    socket.onopen = () => log.push('dropped');
    socket.addEventListener('open', () => log.push('listener'));
    socket.onopen = () => log.push('handler');
    await new Promise(resolve => socket.addEventListener('open', resolve));
    socket.addEventListener('message', () => log.push('first'));
    socket.onmessage = () => log.push('never');
    socket.addEventListener('message', () => log.push('second'));
    socket.onmessage = null;
    socket.onmessage = () => log.push('third');
    socket.send('x');
    await p.once(socket, 'message');
    return log;
  },
  'handler values': p => {
    const socket = new WebSocket(p.echo);
    return [() => 1, {}, [], null, undefined, 5, 'x', Symbol('s'), class {}].map(value => {
      socket.onmessage = value;
      return [socket.onmessage === value, typeof socket.onmessage];
    });
  },
  'the same function as handler and listener': async p => {
    const socket = new WebSocket(p.echo);
    let calls = 0;
    const count = () => ++calls;
    socket.onopen = count;
    socket.addEventListener('open', count);
    socket.removeEventListener('open', count);
    socket.addEventListener('open', count);
    await p.once(socket, 'open');
    return calls;
  },
  'this and arguments of a handler': async p => {
    const socket = new WebSocket(p.echo);
    return new Promise(resolve => {
      socket.onopen = function(...args) {
        resolve([this === socket, args.length, args[0].type]);
        return false;
      };
    });
  },
  'an exception in a handler': async p => {
    const socket = new WebSocket(p.echo);
    const reported = new Promise(resolve => window.addEventListener('error', event => {
      event.preventDefault();
      resolve(event.message);
    }, {once: true}));
    socket.onopen = () => {
      throw new Error('in handler');
    };
    const log = p.record(socket);
    await p.once(socket, 'open');
    return [await reported, log.length];
  },
  'listener options': async p => {
    const socket = await p.opened();
    const log = [];
    socket.addEventListener('message', () => log.push('once'), {once: true});
    socket.addEventListener('message', {handleEvent: () => log.push('object')});
    const controller = new AbortController();
    socket.addEventListener('message', () => log.push('aborted'), {signal: controller.signal});
    controller.abort();
    socket.addEventListener('message', event => {
      log.push('stop');
      event.stopImmediatePropagation();
    }, true);
    socket.addEventListener('message', () => log.push('unreached'));
    const answers = new Promise(resolve => socket.addEventListener('message', resolve, true));
    void answers;
    socket.send('a');
    socket.send('b');
    socket.send('close');
    await p.ended(socket);
    return log;
  },
  'events of the page’s own': p => {
    const socket = new WebSocket(p.echo);
    const log = [];
    socket.onmessage = event => log.push(event.data);
    socket.dispatchEvent(new MessageEvent('message', {data: 'mine'}));
    return [log, p.attempt(() => socket.dispatchEvent({}))];
  },
  'expando properties': p => {
    const socket = new WebSocket(p.echo);
    socket.mine = 1;
    Object.defineProperty(socket, 'url', {value: 'shadowed'});
    return [Reflect.ownKeys(socket), socket.url, Object.isFrozen(Object.freeze(socket)), socket.readyState];
  },
  'many messages keep their order': async p => {
    const socket = await p.opened();
    const answers = p.answers(socket, 500);
    for (let i = 0; i < 500; ++i)
      socket.send(i % 50 === 0 ? new Blob([`${i}`]) : `${i}`);
    return (await answers).map(answer => typeof answer === 'string' ? answer : String.fromCharCode(...answer.slice(1)));
  },
  'sockets do not disturb each other': async p => {
    const sockets = await Promise.all([1, 2, 3].map(() => p.opened()));
    const answers = Promise.all(sockets.map(socket => p.answers(socket, 2)));
    sockets.forEach((socket, i) => socket.send(`a${i}`));
    sockets.forEach((socket, i) => socket.send(`b${i}`));
    return answers;
  },
  'the browser’s methods after the page replaced its own': async p => {
    const saved = [JSON.stringify, Array.prototype.push, Map.prototype.get, String.prototype.slice, Promise.prototype.then];
    const {toJSON} = Object.prototype;
    JSON.stringify = Array.prototype.push = Map.prototype.get = String.prototype.slice = () => { throw new Error('tampered'); };
    Object.prototype.toJSON = () => 'tampered';
    const socket = new WebSocket(p.echo);
    const answer = new Promise((resolve, reject) => {
      socket.onopen = () => socket.send('x');
      socket.onmessage = event => resolve(event.data);
      socket.onerror = reject;
    });
    const result = await answer;
    [JSON.stringify, Array.prototype.push, Map.prototype.get, String.prototype.slice] = saved;
    delete Object.prototype.toJSON;
    return [result, toJSON];
  },
};
