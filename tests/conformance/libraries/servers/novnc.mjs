// A screen of four by four pixels in the RFB protocol (RFC 6143). It rings the bell when it hears a key.

const [version, security, init] = ['version', 'security', 'init'];
const [keyEvent, bell, serverCutText] = [4, 2, 3];
const side = 4;

const uint = (value, bytes) => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntBE(value, 0, bytes);
  return buffer;
};
const named = text => Buffer.concat([uint(text.length, 4), Buffer.from(text)]);

// 32 bits per pixel, true colour, 8 bits each of red, green and blue.
const pixelFormat = Buffer.from([32, 24, 0, 1, 0, 255, 0, 255, 0, 255, 16, 8, 0, 0, 0, 0]);

export function serve(newServer) {
  const server = newServer();
  return (...request) => server.handleUpgrade(...request, socket => {
    let phase = version;
    socket.send('RFB 003.008\n', {binary: true});
    socket.on('message', data => {
      switch (phase) {
        case version:
          // One kind of security: none.
          socket.send(Buffer.from([1, 1]));
          phase = security;
          break;
        case security:
          socket.send(uint(0, 4));
          phase = init;
          break;
        case init:
          socket.send(Buffer.concat([uint(side, 2), uint(side, 2), pixelFormat, named('a small screen')]));
          phase = 'running';
          break;
        default:
          if (data[0] === keyEvent)
            socket.send(Buffer.concat([Buffer.from([serverCutText, 0, 0, 0]), named('copied'), Buffer.from([bell])]));
      }
    });
  });
}
