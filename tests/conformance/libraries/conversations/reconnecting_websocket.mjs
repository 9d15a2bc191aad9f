import ReconnectingWebSocket from 'reconnecting-websocket';

const once = (socket, type) => new Promise(resolve => socket.addEventListener(type, resolve, {once: true}));

export async function converse(url, tell) {
  const socket = new ReconnectingWebSocket(url, 'retry', {minReconnectionDelay: 1, maxReconnectionDelay: 1});
  for (const type of ['open', 'error', 'close'])
    socket.addEventListener(type, event => tell(type, event.code ?? null, socket.retryCount, socket.readyState));
  // The server takes the third attempt.
  socket.addEventListener('open', () => socket.send('hello'));
  tell((await once(socket, 'message')).data, socket.protocol, socket.bufferedAmount);
  socket.binaryType = 'arraybuffer';
  socket.send(new Uint8Array([1, 2]));
  tell([...new Uint8Array((await once(socket, 'message')).data)]);
  const closed = once(socket, 'close');
  socket.close(1000, 'over');
  await closed;
}
