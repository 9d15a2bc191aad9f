// A hub in SignalR's JSON protocol: records of JSON, each ended by a record separator.

const separator = '\u001e';
const [invocation, streamItem, completion, streamInvocation, close] = [1, 2, 3, 4, 7];

export function serve(newServer) {
  const server = newServer();
  return (...request) => server.handleUpgrade(...request, socket => {
    const say = (...records) => socket.send(records.map(record => JSON.stringify(record) + separator).join(''));
    const methods = {
      Echo(...values) {
        say({type: invocation, target: 'notice', arguments: ['before the result']});
        return {result: values};
      },
      Fail: why => ({error: why}),
      Count(count) {
        for (let i = 0; i < count; ++i)
          say({type: streamItem, invocationId: this.invocationId, item: i});
        return {};
      },
      Tell: () => undefined,
    };
    socket.on('message', data => {
      for (const text of data.toString().split(separator).slice(0, -1)) {
        const record = JSON.parse(text);
        if (record.protocol)
          say({});
        else if (record.type === close)
          socket.close();
        else if (record.type === invocation || record.type === streamInvocation)
          answer(record);
      }
    });
    function answer(record) {
      const outcome = methods[record.target].apply(record, record.arguments);
      if (outcome)
        say({type: completion, invocationId: record.invocationId, ...outcome});
    }
  });
}
