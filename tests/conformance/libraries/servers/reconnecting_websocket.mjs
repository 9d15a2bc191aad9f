// Refuses the first connection, closes the second once it has heard something, and is an echo to the third.

export function serve(newServer) {
  const server = newServer();
  let attempts = 0;
  return (request, socket, head) => {
    switch (++attempts % 3) {
      case 1:
        socket.end('HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n');
        break;
      case 2:
        server.handleUpgrade(request, socket, head, connection => {
          connection.on('message', () => connection.close(4003, 'not yet'));
        });
        break;
      default:
        server.handleUpgrade(request, socket, head, connection => {
          connection.on('message', (data, isBinary) => connection.send(data, {binary: isBinary}));
        });
    }
  };
}
