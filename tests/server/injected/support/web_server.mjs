// A loopback HTTP and WebSocket server, small enough to read: the native answers that routed sockets are compared with.
//
// GET  /<anything>   an empty page (`?csp=…` sets its Content-Security-Policy, `?body=…` replaces its body, `?type=…`
//                    its content type; `/missing…` answers 404)
// WS   /echo         answers every message with itself and every close with itself; understands the text messages
//                    `close`, `close <code> <reason>`, `drop` and `say <text>`
// WS   /refuse       answers the handshake with 403
// WS   /plain        like /echo, but selects no subprotocol (otherwise: the first one that was asked for)
//
// `heardOn(url)`: what the client of the next connection to an URL's path and query says, to its end.

import {createHash} from 'node:crypto';
import http from 'node:http';

const opcodes = {text: 1, binary: 2, close: 8, ping: 9, pong: 10};

export async function serve() {
  const sockets = new Set();
  const server = http.createServer(answerPage);
  const listeners = new Map();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, socket) => upgrade(request, socket, listeners.get(request.url)));
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    wsOrigin: `ws://127.0.0.1:${port}`,
    heardOn: path => new Promise(resolve => listeners.set(path, resolve)),
    close() {
      for (const socket of sockets)
        socket.destroy();
      server.close();
    },
  };
}

function answerPage(request, response) {
  const url = new URL(request.url, 'http://host');
  const headers = {'content-type': url.searchParams.get('type') ?? 'text/html; charset=utf-8'};
  const csp = url.searchParams.get('csp');
  if (csp)
    headers['content-security-policy'] = csp;
  response.writeHead(url.pathname.startsWith('/missing') ? 404 : 200, headers);
  response.end(url.searchParams.get('body') ?? '<!doctype html><title>Test page</title>');
}

function upgrade(request, socket, whenOver = () => {}) {
  socket.on('error', () => {});
  const {pathname} = new URL(request.url, 'http://host');
  if (pathname === '/refuse') {
    socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
    return;
  }
  const accept = createHash('sha1')
      .update(request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').digest('base64');
  const requested = request.headers['sec-websocket-protocol']?.split(',')[0].trim();
  const protocol = requested && pathname !== '/plain' ? `Sec-WebSocket-Protocol: ${requested}\r\n` : '';
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n${protocol}\r\n`);
  const {heard} = new EchoConnection(socket);
  socket.once('close', () => whenOver(heard));
}

/** The server's end of one WebSocket: RFC 6455 frames, fragments joined. */
class EchoConnection {
  #socket;
  #bytes = Buffer.alloc(0);
  #fragments = [];
  #fragmentOpcode = 0;
  #closing = false;
  /** Messages as text; closes as [code, reason]. */
  heard = [];

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', chunk => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      while (this.#takeFrame()) {}
    });
  }

  #takeFrame() {
    const bytes = this.#bytes;
    if (bytes.length < 6)
      return false;
    let length = bytes[1] & 0x7f;
    let offset = 2;
    if (length === 126) {
      length = bytes.readUInt16BE(2);
      offset = 4;
    } else if (length === 127) {
      if (bytes.length < 14)
        return false;
      length = Number(bytes.readBigUInt64BE(2));
      offset = 10;
    }
    if (bytes.length < offset + 4 + length)
      return false;
    const mask = bytes.subarray(offset, offset + 4);
    const payload = Buffer.from(bytes.subarray(offset + 4, offset + 4 + length));
    for (let i = 0; i < length; ++i)
      payload[i] ^= mask[i & 3];
    this.#bytes = bytes.subarray(offset + 4 + length);
    this.#frame(bytes[0] & 0x0f, !!(bytes[0] & 0x80), payload);
    return true;
  }

  #frame(opcode, final, payload) {
    if (opcode === opcodes.ping)
      return this.#send(opcodes.pong, payload);
    if (opcode === opcodes.close) {
      this.heard.push(payload.length ? [payload.readUInt16BE(), payload.toString('utf8', 2)] : []);
      if (!this.#closing)
        this.#send(opcodes.close, payload);
      return this.#socket.end();
    }
    if (this.#closing)
      return undefined;
    this.#fragmentOpcode ||= opcode;
    this.#fragments.push(payload);
    if (!final)
      return undefined;
    const message = Buffer.concat(this.#fragments);
    opcode = this.#fragmentOpcode;
    this.#fragments = [];
    this.#fragmentOpcode = 0;
    return this.#message(opcode, message);
  }

  #message(opcode, payload) {
    this.heard.push(payload.toString());
    const text = opcode === opcodes.text ? payload.toString() : '';
    if (text === 'drop')
      return this.#socket.destroy();
    if (text.startsWith('say '))
      return this.#send(opcodes.text, Buffer.from(text.slice(4)));
    if (text === 'close')
      return this.#send(opcodes.close, Buffer.alloc(0));
    const close = /^close (\d+) (.*)$/.exec(text);
    if (close) {
      const code = Buffer.alloc(2);
      code.writeUInt16BE(Number(close[1]));
      return this.#send(opcodes.close, Buffer.concat([code, Buffer.from(close[2])]));
    }
    return this.#send(opcode, payload);
  }

  #send(opcode, payload) {
    this.#closing ||= opcode === opcodes.close;
    const {length} = payload;
    let header;
    if (length < 126) {
      header = Buffer.from([0x80 | opcode, length]);
    } else if (length < 65536) {
      header = Buffer.from([0x80 | opcode, 126, length >> 8, length & 0xff]);
    } else {
      header = Buffer.alloc(10);
      header[0] = 0x80 | opcode;
      header[1] = 127;
      header.writeBigUInt64BE(BigInt(length), 2);
    }
    this.#socket.write(Buffer.concat([header, payload]));
  }
}
