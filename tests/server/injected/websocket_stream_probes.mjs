// Questions a page can ask about a WebSocketStream. Each runs in a page with native streams and in one with routed
// streams; the answers must be equal. `p` is support/probing.mjs.

export const streamProbes = {
  'stream: the interface': () => ['WebSocketStream', 'WebSocketError'].map(name => {
    const {value, ...flags} = Object.getOwnPropertyDescriptor(globalThis, name);
    return [flags, value.name, value.length, String(value), Reflect.ownKeys(value.prototype).map(String)];
  }),
  'stream: properties of the prototype': p => p.shape(WebSocketStream.prototype),
  'stream: constructor arguments that are refused': p => [
    () => new WebSocketStream(),
    () => WebSocketStream(p.echo),
    () => new WebSocketStream('http://['),
    () => new WebSocketStream('ftp://x'),
    () => new WebSocketStream('ws://x/#fragment'),
    () => new WebSocketStream(p.echo, 5),
    () => new WebSocketStream(p.echo, {protocols: 'a'}),
    () => new WebSocketStream(p.echo, {protocols: 5}),
    () => new WebSocketStream(p.echo, {protocols: [Symbol()]}),
    () => new WebSocketStream(p.echo, {protocols: ['a b']}),
    () => new WebSocketStream(p.echo, {protocols: ['a', 'a']}),
    () => new WebSocketStream(p.echo, {signal: {}}),
    () => new WebSocketStream(p.echo, {signal: null}),
  ].map(p.attempt),
  'stream: the object': p => {
    class Derived extends WebSocketStream {}
    const stream = new Derived(p.echo);
    stream.opened.then(() => stream.close());
    return [stream instanceof WebSocketStream, stream instanceof Derived, String(stream), Reflect.ownKeys(stream), stream.url,
      stream.opened === stream.opened, stream.closed === stream.closed];
  },
  'stream: receivers that are none': async p => {
    const get = name => Object.getOwnPropertyDescriptor(WebSocketStream.prototype, name).get;
    return [p.attempt(() => get('url').call({})), p.attempt(() => WebSocketStream.prototype.close.call({})),
      await get('opened').call({}).catch(String), await get('closed').call({}).catch(String)];
  },
  'stream: what it opens with': async p => {
    const results = [];
    for (const options of [undefined, null, {}, {protocols: []}, {protocols: ['first', 'second']}, {protocols: new Set(['a'])}]) {
      const stream = new WebSocketStream(p.echo, options);
      const opened = await stream.opened;
      results.push([Object.keys(opened), opened.protocol, opened.extensions, String(opened.readable), String(opened.writable),
        opened === await stream.opened, opened.readable.locked]);
      stream.close();
      await stream.closed;
    }
    return results;
  },
  'stream: messages of every kind': async p => {
    const stream = new WebSocketStream(p.echo);
    const {readable, writable} = await stream.opened;
    const [reader, writer] = [readable.getReader(), writable.getWriter()];
    const results = [];
    for (const chunk of ['text', 'a\ud800b', '', 5, null, {}, new Uint8Array([1, 2, 3]), new Uint16Array([258]).buffer,
      new DataView(new ArrayBuffer(4), 1, 2), new Uint8Array(), new Blob(['blob'])]) {
      await writer.write(chunk);
      const {done, value} = await reader.read();
      results.push([done, await p.text(value)]);
    }
    stream.close();
    return [results, await reader.read(), await stream.closed];
  },
  'stream: a chunk that can’t be converted': async p => {
    const stream = new WebSocketStream(p.echo);
    const writer = (await stream.opened).writable.getWriter();
    const results = [await writer.write(Symbol()).catch(String), await writer.write('x').catch(String)];
    stream.close();
    return [results, await stream.closed];
  },
  'stream: close()': async p => {
    const results = [];
    for (const info of [undefined, null, {}, {closeCode: 1000}, {closeCode: 3000, reason: 'bye'}, {reason: 'why'},
      {closeCode: 3000.7}, {closeCode: '4000', reason: 7}]) {
      const stream = new WebSocketStream(p.echo);
      const {readable, writable} = await stream.opened;
      const returned = stream.close(info);
      stream.close({closeCode: 3999});
      const closed = await stream.closed;
      results.push([returned, Object.keys(closed), closed, await readable.getReader().read(),
        await writable.getWriter().write('late').catch(String)]);
    }
    return results;
  },
  'stream: closes that are refused': async p => {
    const stream = new WebSocketStream(p.echo);
    await stream.opened;
    const results = [5, {closeCode: 1001}, {closeCode: 0}, {closeCode: 70000}, {closeCode: 'a'}, {closeCode: 3000, reason: 'x'.repeat(124)},
      {reason: '\u20ac'.repeat(42)}, {closeCode: Symbol()}, {reason: Symbol()}].map(info => p.attempt(() => stream.close(info)));
    stream.close();
    await stream.closed;
    return results;
  },
  'stream: close() while connecting': async p => {
    const stream = new WebSocketStream(p.echo);
    stream.close({closeCode: 3000, reason: 'why'});
    return p.failure(stream);
  },
  'stream: closing the writable': async p => {
    const stream = new WebSocketStream(p.echo);
    const {readable, writable} = await stream.opened;
    const written = writable.getWriter().close().then(() => 'closed', String);
    return [await stream.closed, await written, await readable.getReader().read()];
  },
  'stream: aborting the writable': async p => {
    const results = [];
    for (const reason of [undefined, new Error('x'), new WebSocketError('m', {closeCode: 3456, reason: 'told'})]) {
      const stream = new WebSocketStream(p.echo);
      const {readable, writable} = await stream.opened;
      await writable.abort(reason);
      results.push([await stream.closed, await readable.getReader().read()]);
    }
    return results;
  },
  'stream: cancelling the readable': async p => {
    const results = [];
    for (const reason of [undefined, 'x', new WebSocketError('m', {closeCode: 3456, reason: 'told'})]) {
      const stream = new WebSocketStream(p.echo);
      const {readable, writable} = await stream.opened;
      await readable.cancel(reason);
      results.push([await stream.closed, await writable.getWriter().write('late').catch(String)]);
    }
    return results;
  },
  'stream: the server closes': async p => {
    const stream = new WebSocketStream(p.echo);
    const {readable, writable} = await stream.opened;
    await writable.getWriter().write('close 3007 enough');
    return [await stream.closed, await readable.getReader().read()];
  },
  'stream: the connection breaks': async p => {
    const stream = new WebSocketStream(p.echo);
    const {readable, writable} = await stream.opened;
    const writer = writable.getWriter();
    await writer.write('drop');
    const failure = await p.failure(stream);
    return [failure[1], await readable.getReader().read().catch(p.describeError), await writer.closed.catch(p.describeError)];
  },
  'stream: a server that refuses': p => p.failure(new WebSocketStream(p.refuse)),
  'stream: failures nobody handles': async p => {
    const seen = [];
    const note = event => seen.push(String(event.reason));
    addEventListener('unhandledrejection', note);
    const stream = new WebSocketStream(p.refuse);
    await stream.closed.catch(() => {});
    await new Promise(resolve => setTimeout(resolve));
    removeEventListener('unhandledrejection', note);
    return seen;
  },
  'stream: a signal': async p => {
    const results = [];
    for (const when of ['before', 'while connecting', 'once open']) {
      const controller = new AbortController();
      if (when === 'before')
        controller.abort('why');
      const stream = new WebSocketStream(p.echo, {signal: controller.signal});
      if (when === 'while connecting')
        controller.abort(new Error('why'));
      if (when === 'once open') {
        await stream.opened;
        controller.abort();
        stream.close();
        results.push(await stream.closed);
      } else {
        results.push(await p.failure(stream));
      }
    }
    return results;
  },
  'stream: WebSocketError': p => [
    () => new WebSocketError('m', {closeCode: 3000, reason: 'r'}),
    () => new WebSocketError('m', {reason: 'r'}),
    () => new WebSocketError(),
    () => new WebSocketError('m', {closeCode: 1006}),
  ].map(make => p.attempt(() => p.describeError(make()))),
};
