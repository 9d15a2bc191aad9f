import {Socket} from 'phoenix';

const reply = push => new Promise(resolve => {
  for (const status of ['ok', 'error', 'timeout'])
    push.receive(status, response => resolve([status, response]));
});

export async function converse(url, tell) {
  const socket = new Socket(url, {params: {token: 'secret'}});
  const opened = new Promise(resolve => socket.onOpen(resolve));
  const closed = new Promise(resolve => socket.onClose(({code, reason, wasClean}) => resolve([code, reason, wasClean])));
  socket.connect();
  await opened;
  tell(socket.connectionState(), socket.protocol());
  const room = socket.channel('room:lobby', {name: 'me'});
  tell('joined', await reply(room.join()));
  const shouted = new Promise(resolve => room.on('shout', resolve));
  tell('pushed', await reply(room.push('shout', {text: 'hello'})), await shouted);
  const drawn = new Promise(resolve => room.on('draw', resolve));
  room.push('draw', new Uint8Array([1, 2, 3]).buffer);
  tell('drawn', [...new Uint8Array(await drawn)]);
  tell('refused', await reply(room.push('unknown', {})));
  tell('left', await reply(room.leave()), room.state);
  socket.disconnect(() => {}, 1000, 'over');
  tell(await closed);
}
