import {createClient} from 'graphql-ws';

export async function converse(url, tell) {
  let lastId = 0;
  const client = createClient({
    url,
    lazy: false,
    connectionParams: {token: 'secret'},
    generateID: () => `operation-${++lastId}`,
    on: {
      connected: (socket, payload) => tell('connected', socket.protocol, payload),
      closed: ({code, reason, wasClean}) => tell('closed', code, reason, wasClean),
    },
  });
  const results = async query => {
    const all = [];
    for await (const {data, errors} of client.iterate({query}))
      all.push(data ?? errors.map(({message}) => message));
    return all;
  };
  tell(await results('{ hello }'));
  tell(await results('subscription { count(to: 5) }'));
  tell(...await Promise.all([results('{ hello }'), results('subscription { count(to: 2) }')]));
  await results('{ nothing }').catch(([{message}]) => tell('refused', message));
  for await (const {data} of client.iterate({query: 'subscription { count(to: 1000) }'})) {
    tell('one of many', data);
    break;
  }
  const closed = new Promise(resolve => client.on('closed', resolve));
  await client.dispose();
  await closed;
}
