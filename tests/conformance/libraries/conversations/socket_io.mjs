import {io} from 'socket.io-client';

const once = (emitter, event) => new Promise(resolve => emitter.once(event, (...values) => resolve(values)));

export async function converse(url, tell) {
  const {origin, pathname} = new URL(url);
  const socket = io(origin, {path: pathname, transports: ['websocket'], forceNew: true, auth: {token: 'secret'}});
  tell('hello', await once(socket, 'hello'));
  tell(await socket.emitWithAck('sum', 1, 2), socket.connected, socket.io.engine.transport.name);
  socket.emit('bytes', new Uint8Array([1, 2, 3]).buffer, {and: 'text'});
  const [bytes, rest] = await once(socket, 'bytes');
  tell(Object.prototype.toString.call(bytes), [...new Uint8Array(bytes)], rest);
  for (let i = 0; i < 50; ++i)
    socket.emit('count', i);
  tell('counted', await once(socket, 'counted'));
  const left = once(socket, 'disconnect');
  socket.emit('leave');
  const [reason] = await left;
  tell(reason, socket.connected);
  socket.connect();
  tell('hello again', await once(socket, 'hello'));
  const closed = once(socket.io, 'close');
  socket.disconnect();
  tell(await closed.then(([reason]) => reason));
}
