// Questions a page can ask of the WebSocket interface, its constructor and its arguments. Each runs in a page with
// native sockets and in one with routed sockets; the answers must be equal. `p` is support/probing.mjs.

export const interfaceProbes = {
  'the interface object': () => [typeof WebSocket, WebSocket.name, WebSocket.length, String(WebSocket)],
  'the global property': p => p.shape({w: 0}) && Object.entries(Object.getOwnPropertyDescriptor(window, 'WebSocket'))
      .map(([key, value]) => [key, typeof value, value === WebSocket]),
  'every property of the interface object': p => p.shape(WebSocket),
  'every property of the prototype': p => p.shape(WebSocket.prototype),
  'the prototype chain': () => [
    Object.getPrototypeOf(WebSocket) === EventTarget, Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
    WebSocket.prototype.constructor === WebSocket, Object.prototype.toString.call(WebSocket.prototype),
  ],
  'names on the window': () => Object.getOwnPropertyNames(window).filter(name => /socket|understudy|binding/i.test(name)),
  'symbols on the window': () => Object.getOwnPropertySymbols(window).map(String),
  'properties of Function.prototype.toString': p => [
    p.shape(Function.prototype.toString), Object.getOwnPropertyDescriptor(Function.prototype, 'toString').enumerable,
    Function.prototype.toString.toString(), 'understudy' in Function.prototype.toString,
  ],
  'Function.prototype.toString of other things': p => [
    p.attempt(() => Function.prototype.toString.call({})), p.attempt(() => Function.prototype.toString.call(() => 1)),
    String(class A { a() {} }), p.attempt(() => new Function.prototype.toString()),
  ],
  'native look through a frame': async p => {
    const {Function} = await p.frame();
    return [WebSocket, WebSocket.prototype.send, Function.prototype.toString]
        .map(f => Function.prototype.toString.call(f));
  },
  'native look of a frame’s interface': async p => {
    const {WebSocket} = await p.frame();
    return [String(WebSocket), Function.prototype.toString.call(WebSocket.prototype.close)];
  },
  'properties of an instance': p => {
    const socket = new WebSocket(p.echo);
    const names = [];
    for (const name in socket)
      names.push(name);
    return [Reflect.ownKeys(socket), names, Object.prototype.toString.call(socket), JSON.stringify(socket),
      Object.isExtensible(socket)];
  },
  'instanceof': p => {
    const socket = new WebSocket(p.echo);
    return [socket instanceof WebSocket, socket instanceof EventTarget, socket.constructor === WebSocket,
      Object.getPrototypeOf(socket) === WebSocket.prototype, {} instanceof WebSocket];
  },
  'a fresh socket': p => {
    const socket = new WebSocket(p.echo);
    return [socket.url, socket.readyState, socket.bufferedAmount, socket.extensions, socket.protocol, socket.binaryType,
      socket.onopen, socket.onmessage, socket.onerror, socket.onclose];
  },
  'constants': p => ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].map(name => [
    WebSocket[name], WebSocket.prototype[name], new WebSocket(p.echo)[name],
    p.attempt(() => {
      'use strict';
      WebSocket[name] = 9;
    }),
  ]),
  'call without new': p => [p.attempt(() => WebSocket(p.echo)), p.attempt(() => WebSocket.call({}, p.echo))],
  'construct without arguments': p => p.attempt(() => new WebSocket()),
  'a subclass': async p => {
    class Chat extends WebSocket {
      constructor(room) {
        super(p.echo + '?' + room);
        this.room = room;
      }
      say(text) {
        super.send(text);
      }
    }
    const chat = new Chat('hall');
    const answers = p.answers(chat, 1);
    await p.once(chat, 'open');
    chat.say('hi');
    return [chat.url, chat.room, chat instanceof Chat, chat instanceof WebSocket, chat.constructor.name,
      Object.getPrototypeOf(chat) === Chat.prototype, await answers, Chat.OPEN, Reflect.ownKeys(chat)];
  },
  'Reflect.construct with another target': p => {
    function Other() {}
    const socket = Reflect.construct(WebSocket, [p.echo], Other);
    return [socket instanceof Other, socket instanceof WebSocket,
      Object.getOwnPropertyDescriptor(WebSocket.prototype, 'url').get.call(socket)];
  },
  'methods borrowed by objects of other kinds': p => ['send', 'close'].map(name =>
    [p.attempt(() => WebSocket.prototype[name].call({}, 'x')), p.attempt(() => WebSocket.prototype[name].call(null)),
      p.attempt(() => WebSocket.prototype[name].call(new EventTarget(), 1000))]),
  'accessors borrowed by objects of other kinds': p => ['url', 'readyState', 'onopen', 'binaryType'].map(name =>
    [p.attempt(() => WebSocket.prototype[name]),
      p.attempt(() => Reflect.get(WebSocket.prototype, name, new EventTarget()))]),
  'methods are no constructors': p => [p.attempt(() => new WebSocket.prototype.send('x')),
    p.attempt(() => new (Object.getOwnPropertyDescriptor(WebSocket.prototype, 'url').get)())],
  // The engine's message calls an object whose constructor is a Proxy by another name: the one known difference.
  'read-only attributes': p => ['url', 'readyState', 'bufferedAmount', 'extensions', 'protocol'].map(name =>
    p.attempt(() => {
      'use strict';
      new WebSocket(p.echo)[name] = 'x';
    }).replace('[object WebSocket]', '#<WebSocket>')),
  'URLs': p => [p.echo, '/echo', 'echo?a=b', '//' + location.host + '/echo', p.wsOrigin, p.wsOrigin + '/a b',
    p.wsOrigin + '/\u00fc?\u00fc', location.origin + '/echo', p.wsOrigin.replace('ws:', 'WS:') + '/x/../echo',
    p.wsOrigin.replace('ws://', 'ws://user:secret@') + '/echo', ' ' + p.echo + '\n', '', '?q', new URL(p.echo),
    {toString: () => p.echo}, p.echo + '?\ud800'].map(url => p.attempt(() => new WebSocket(url).url)),
  'URLs that are refused': p => ['ws://', 'ftp://host/', 'about:blank', 'javascript:0', p.echo + '#x', p.echo + '#',
    'http://[', 'ws://a b/', 'wss:', 'mailto:x', null, undefined, 5, Symbol('s')].map(url =>
    p.attempt(() => url !== null && url !== undefined && url !== 5 ? new WebSocket(url) :
                                                                       new WebSocket(url).url)),
  'a base element': p => {
    const base = document.createElement('base');
    base.href = '/deep/er/';
    document.head.append(base);
    const {url} = new WebSocket('echo');
    base.remove();
    return url;
  },
  'protocols': p => ['a', ['a'], ['a', 'b'], [], new Set(['a', 'b']), undefined, new String('abc'), ['A', 'a'],
    {toString: () => 'chat'}, ['chat.v1+json'], function f() {}.bind(), true, 7,
  ].map(protocols => p.attempt(() => new WebSocket(p.echo, protocols).url)),
  'protocols that are refused': p => ['', ['a', 'a'], 'a b', ['a,b'], ['\u00fc'], ['a', ''], [Symbol('s')], Symbol('s'),
    'a/b', ['a', 'b', 'a'], {}, [null, null], {[Symbol.iterator]: 5}, 'a\u007f', '"a"', '(a)', 'a@b', 'a\tb',
  ].map(protocols => p.attempt(() => new WebSocket(p.echo, protocols).url)),
  'the order of conversions': p => {
    const log = [];
    const told = (name, value) => ({
      toString() {
        log.push(name);
        return value;
      },
    });
    new WebSocket(told('url', p.echo), [told('first', 'a'), told('second', 'b')]);
    return [log, p.attempt(() => new WebSocket({toString() { throw new RangeError('mine'); }})),
      p.attempt(() => new WebSocket(p.echo, {*[Symbol.iterator]() { yield 'a'; throw new RangeError('mine'); }}))];
  },
  'the negotiated protocol': async p => {
    const socket = await p.opened('/echo', ['superchat', 'chat']);
    return [socket.protocol, (await p.opened('/echo')).protocol, (await p.opened('/echo', 'only')).protocol];
  },
  'stacks of exceptions': p => {
    const socket = new WebSocket(p.echo);
    return [
      p.stackOf(() => new WebSocket('ws://')), p.stackOf(() => new WebSocket()), p.stackOf(() => socket.send('early')),
      p.stackOf(() => socket.close(5)), p.stackOf(() => socket.send(Symbol('s'))),
      p.stackOf(() => WebSocket.prototype.url), p.stackOf(() => new WebSocket(p.echo, ['a', 'a'])), p.stackOf(() => socket.send()),
    ];
  },
  'stacks of exceptions of the page’s own': p => [p.stackOf(() => new WebSocket({
    toString: function mine() {
      throw new RangeError('mine');
    },
  })).some(line => String(line).includes('mine'))],
};
