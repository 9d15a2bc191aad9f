// What a page can say and hear over a plain WebSocket, for libraries that change what it stands on.

const later = (target, type) => new Promise(resolve => target.addEventListener(type, resolve, {once: true}));

const described = async data => {
  if (typeof data === 'string')
    return data;
  const bytes = new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data);
  return `${Object.prototype.toString.call(data)} ${bytes}`;
};

/** The server echoes. `note` adds what else there is to see while an event is handled. */
export async function talk(url, tell, note = () => null) {
  const socket = new WebSocket(url, ['talk', 'chat']);
  tell(socket instanceof WebSocket, String(WebSocket), Object.prototype.toString.call(socket), socket.url);
  for (const type of ['open', 'message', 'error', 'close']) {
    socket.addEventListener(type, ({target, constructor}) => {
      tell(type, 'listened', target === socket, constructor.name, socket.readyState, note());
    });
    socket[`on${type}`] = function(event) {
      tell(type, 'handled', this === socket, event.type, note());
    };
  }
  await later(socket, 'open');
  tell(socket.protocol, socket.extensions, socket.binaryType);
  for (const binaryType of ['arraybuffer', 'blob']) {
    socket.binaryType = binaryType;
    for (const message of ['text', '\u{1f3ad} \u00e4', new Uint8Array([0, 255]), new Blob(['of a blob'])]) {
      socket.send(message);
      tell(await described((await later(socket, 'message')).data));
    }
  }
  try {
    socket.close(1);
  } catch (error) {
    tell(error.name, error.message, error instanceof DOMException);
  }
  socket.close(4000, 'talked');
  const {code, reason, wasClean} = await later(socket, 'close');
  tell(code, reason, wasClean, socket.readyState);
}
