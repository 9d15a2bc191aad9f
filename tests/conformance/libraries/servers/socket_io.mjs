// The library's own server.

import {Server} from 'socket.io';
import {Server as Engine} from 'engine.io';

export function serve(newServer) {
  // It makes its WebSocket server itself, of the class it is given.
  const engine = new Engine({transports: ['websocket'], pingInterval: 1e6, wsEngine: function(options) {
    return newServer(options);
  }});
  const io = new Server();
  io.bind(engine);
  io.on('connection', socket => {
    let count = 0;
    socket.on('sum', (a, b, answer) => answer(a + b));
    socket.on('bytes', (bytes, rest) => socket.emit('bytes', bytes, rest));
    socket.on('count', () => {
      if (++count === 50)
        socket.emit('counted', count);
    });
    socket.on('leave', () => socket.disconnect());
    socket.emit('hello', socket.handshake.auth);
  });
  return (...request) => engine.handleUpgrade(...request);
}
