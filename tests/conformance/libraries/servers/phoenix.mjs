// A channel in version 2 of Phoenix's protocol. Text is [join reference, reference, topic, event, payload] as JSON. Bytes
// begin with a kind and the lengths of the same strings; pushes (0) have all four, broadcasts (2) topic and event.

const [push, broadcast] = [0, 2];

export function serve(newServer) {
  const server = newServer();
  return (...request) => server.handleUpgrade(...request, socket => {
    const say = (...parts) => socket.send(JSON.stringify(parts));
    socket.on('message', (data, isBinary) => isBinary ? repeat(data) : answer(JSON.parse(data)));

    function answer([joinReference, reference, topic, event, payload]) {
      const reply = (status, response) => say(joinReference, reference, topic, 'phx_reply', {status, response});
      if (event === 'shout') {
        reply('ok', {heard: payload.text.length});
        say(null, null, topic, 'shout', payload);
      } else if (['phx_join', 'phx_leave'].includes(event)) {
        reply('ok', payload);
        if (event === 'phx_leave')
          say(joinReference, reference, topic, 'phx_close', {});
      } else {
        reply('error', {reason: `no ${event} here`});
      }
    }

    function repeat(data) {
      const [kind, ...lengths] = data.subarray(0, 5);
      if (kind !== push)
        return;
      const strings = 5 + lengths[0] + lengths[1];
      socket.send(Buffer.concat([Buffer.from([broadcast, lengths[2], lengths[3]]), data.subarray(strings)]));
    }
  });
}
