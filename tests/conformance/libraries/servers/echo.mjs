// Says what it is told.

export function serve(newServer) {
  const server = newServer();
  return (...request) => server.handleUpgrade(...request, socket => {
    socket.on('message', (data, isBinary) => socket.send(data, {binary: isBinary}));
  });
}
