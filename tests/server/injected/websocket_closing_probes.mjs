// Questions a page can ask about how a WebSocket ends. Each runs in a page with native sockets and in one with routed
// sockets; the answers must be equal. `p` is support/probing.mjs.

export const closingProbes = {
  'close()': async p => {
    const socket = await p.opened();
    const log = p.record(socket);
    const returned = socket.close();
    const after = socket.readyState;
    await p.ended(socket);
    return [returned, after, log, socket.readyState];
  },
  'close(code, reason)': async p => {
    const results = [];
    for (const args of [[1000], [1000, 'done'], [3000, '\u00fc\ud800'], [4999, 'x'.repeat(123)], [3000.5], ['4000', 7]]) {
      const socket = await p.opened();
      socket.close(...args);
      const {code, reason, wasClean} = await p.once(socket, 'close');
      results.push([code, reason, wasClean]);
    }
    return results;
  },
  'codes and reasons that are refused': async p => {
    const socket = await p.opened();
    return [[0], [999], [1001], [1005], [1006], [2999], [5000], [70000], [-1], [NaN], [null], ['x'], [undefined, 'why'],
      [1000, 'x'.repeat(124)], [1000, '\u20ac'.repeat(42)], [999, 'x'.repeat(124)], [Symbol('s')], [1000, Symbol('s')],
      [3000n], [2999.5], [2999.9], [4999.9], [1000.4, 'x'.repeat(200)]].map(args => p.attempt(() => socket.close(...args)))
        .concat(socket.readyState);
  },
  'arguments of close() that stand for none': async p => {
    const results = [];
    for (const args of [[], [undefined], [undefined, undefined]]) {
      const socket = await p.opened();
      socket.close(...args);
      const {code, reason, wasClean} = await p.once(socket, 'close');
      results.push([code, reason, wasClean]);
    }
    return results;
  },
  'close() twice': async p => {
    const socket = await p.opened();
    const log = p.record(socket);
    socket.close(3001, 'first');
    socket.close(3002, 'second');
    const refused = p.attempt(() => socket.close(1));
    await p.ended(socket);
    socket.close(3003, 'third');
    return [log.map(({close}) => close), refused, p.attempt(() => socket.close(1)), socket.readyState];
  },
  'close() while connecting': async p => {
    const socket = new WebSocket(p.echo);
    const log = p.record(socket);
    socket.close(3000, 'early');
    const after = socket.readyState;
    await Promise.resolve();
    const inMicrotask = log.length;
    await p.ended(socket);
    return [after, inMicrotask, log];
  },
  'what is sent before close() arrives': async p => {
    const socket = await p.opened();
    const log = p.record(socket);
    socket.send('say one');
    socket.send('close 3210 by the server');
    await p.ended(socket);
    return log.map(({type, message, close}) => [type, message?.[0], close]);
  },
  'messages after close() are dropped': async p => {
    const socket = await p.opened();
    const log = p.record(socket);
    socket.send('say hello');
    socket.close();
    await p.ended(socket);
    return log.map(({type}) => type);
  },
  'a close by the server': async p => {
    const results = [];
    for (const command of ['close', 'close 1000 bye', 'close 1001 going', 'close 4321 \u00fc', 'close 1011 ']) {
      const socket = await p.opened();
      const log = p.record(socket);
      socket.send(command);
      await p.ended(socket);
      results.push(log);
    }
    return results;
  },
  'a refused connection': async p => {
    const socket = new WebSocket(p.refuse);
    const log = p.record(socket);
    await p.ended(socket);
    return [log, socket.readyState, p.attempt(() => socket.send('x')), socket.bufferedAmount];
  },
  'a server that selects none of the protocols': async p => {
    const socket = new WebSocket(p.wsOrigin + '/plain', ['a', 'b']);
    const log = p.record(socket);
    await p.ended(socket);
    return [log, socket.protocol];
  },
  'a dropped connection': async p => {
    const socket = await p.opened();
    const log = p.record(socket);
    socket.send('drop');
    await p.ended(socket);
    return log;
  },
};
