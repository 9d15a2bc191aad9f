import mqtt from 'mqtt';

const once = (emitter, event) => new Promise(resolve => emitter.once(event, (...values) => resolve(values)));

export async function converse(url, tell) {
  const client = mqtt.connect(url, {
    clientId: 'page',
    reconnectPeriod: 0,
    messageIdProvider: new mqtt.UniqueMessageIdProvider(),
  });
  const [{returnCode, sessionPresent}] = await once(client, 'connect');
  tell('connected', returnCode, sessionPresent);
  tell('subscribed', (await client.subscribeAsync('news/#', {qos: 1})).map(({topic, qos}) => [topic, qos]));
  for (const payload of ['hello', new Uint8Array([0, 255]), 'x'.repeat(100000)]) {
    const heard = once(client, 'message');
    await client.publishAsync('news/today', payload, {qos: 1});
    const [topic, message, {qos}] = await heard;
    tell(topic, message.length, [...message.subarray(0, 5)], qos);
  }
  const closed = once(client, 'close');
  await client.endAsync();
  await closed;
  tell(client.connected, client.disconnecting);
}
