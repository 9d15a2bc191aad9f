// What the probes of websocket_probes*.mjs have at hand; runs in the page, as source text.

export function makeProbing(origins) {
  const once = (target, type) => new Promise(resolve => target.addEventListener(type, resolve, {once: true}));
  const describe = value => {
    if (typeof value === 'string' || value === undefined || value === null)
      return value;
    return typeof value === 'object' || typeof value === 'function' ? Object.prototype.toString.call(value) : String(value);
  };
  const probing = {
    ...origins,
    once,
    echo: origins.wsOrigin + '/echo',
    refuse: origins.wsOrigin + '/refuse',
    /** What came of calling `action`: its value, or the exception in words. */
    attempt(action) {
      try {
        return describe(action());
      } catch (error) {
        return `${error.constructor.name} ${error.name} ${error.code}: ${error.message}`;
      }
    },
    /** The stack without positions, up to where the probe called. */
    stackOf(action) {
      try {
        action();
      } catch (error) {
        const {value, get, set, ...flags} = Object.getOwnPropertyDescriptor(error, 'stack');
        return [Object.getOwnPropertyNames(error), flags, typeof value, typeof get, typeof set,
          ...error.stack.split('\n').slice(0, 3).map(line => line.replace(/:\d+:\d+/g, ''))];
      }
      return 'no exception';
    },
    async opened(path = '/echo', protocols = undefined) {
      const socket = protocols === undefined ? new WebSocket(origins.wsOrigin + path) :
                                               new WebSocket(origins.wsOrigin + path, protocols);
      await once(socket, 'open');
      return socket;
    },
    /** Records every event with all that it shows. */
    record(socket, log = []) {
      for (const type of ['open', 'message', 'error', 'close']) {
        socket.addEventListener(type, event => {
          const entry = {
            type: event.type,
            kind: Object.prototype.toString.call(event),
            readyState: socket.readyState,
            flags: [event.bubbles, event.cancelable, event.composed, event.defaultPrevented, event.eventPhase],
            target: [event.target === socket, event.currentTarget === socket, event.composedPath().length],
          };
          if (type === 'message') {
            const {data, origin, lastEventId, source, ports} = event;
            entry.message = [describe(data), origin, lastEventId, source, ports.length, Object.isFrozen(ports)];
          }
          if (type === 'close')
            entry.close = [event.code, event.reason, event.wasClean];
          log.push(entry);
        });
      }
      return log;
    },
    describeError: error => [Object.prototype.toString.call(error), error.name, error.message, error.code, error.closeCode,
      error.reason],
    /** How a stream that never works fails: what `opened` and `closed` are rejected with. */
    async failure(stream) {
      const errors = await Promise.all([stream.opened, stream.closed].map(promise => promise.then(() => null, error => error)));
      return [...errors.map(error => error && probing.describeError(error)), errors[0] === errors[1]];
    },
    async ended(socket) {
      if (socket.readyState !== 3)
        await once(socket, 'close');
    },
    async text(data) {
      if (typeof data === 'string')
        return data;
      const bytes = data instanceof ArrayBuffer ? data : await data.arrayBuffer();
      return [describe(data), ...new Uint8Array(bytes)];
    },
    /** The answers to messages, in order. */
    async answers(socket, count) {
      const events = [];
      await new Promise(resolve => socket.addEventListener('message', event => {
        events.push(event);
        if (events.length === count)
          resolve();
      }));
      return Promise.all(events.map(event => probing.text(event.data)));
    },
    /** A same-origin frame: another realm. */
    async frame() {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame.contentWindow;
    },
    shape(object) {
      return Reflect.ownKeys(object).map(key => {
        const {value, get, set, ...flags} = Object.getOwnPropertyDescriptor(object, key);
        const functionShape = f => f && [f.name, f.length, String(f), typeof f, Reflect.ownKeys(f).map(String)];
        return [String(key), flags, functionShape(get), functionShape(set),
          typeof value === 'function' ? functionShape(value) : describe(value)];
      });
    },
  };
  return probing;
}
