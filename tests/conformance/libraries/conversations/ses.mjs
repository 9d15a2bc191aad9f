import 'ses';

import {talk} from './talk.mjs';

export async function converse(url, tell) {
  lockdown({errorTaming: 'unsafe', consoleTaming: 'unsafe'});
  await talk(url, tell);
  const compartment = new Compartment({globals: {WebSocket, url}, __options__: true});
  const closed = new Promise(resolve => compartment.globalThis.closed = resolve);
  compartment.evaluate(`const socket = new WebSocket(url);
      socket.onopen = () => socket.send('from a compartment');
      socket.onmessage = ({data}) => socket.close(4001, data);
      socket.onclose = ({code, reason}) => closed([code, reason]);`);
  tell(await closed, Object.isFrozen(Function.prototype));
}
