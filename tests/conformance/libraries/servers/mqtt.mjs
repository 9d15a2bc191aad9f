// A broker with one client, who is told what he publishes.

import {generate, parser} from 'mqtt-packet';

export function serve(newServer) {
  const server = newServer();
  return (...request) => server.handleUpgrade(...request, socket => {
    const say = packet => socket.send(generate(packet));
    const answers = {
      connect: () => say({cmd: 'connack', returnCode: 0, sessionPresent: false}),
      subscribe: ({messageId, subscriptions}) => say({cmd: 'suback', messageId, granted: subscriptions.map(({qos}) => qos)}),
      publish({topic, payload, messageId}) {
        say({cmd: 'puback', messageId});
        say({cmd: 'publish', topic, payload, qos: 0, dup: false, retain: false});
      },
    };
    const packets = parser();
    packets.on('packet', packet => answers[packet.cmd]?.(packet));
    socket.on('message', data => packets.parse(data));
  });
}
