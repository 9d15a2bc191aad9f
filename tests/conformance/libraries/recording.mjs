// A WebSocket server of `ws` that notes what its clients say.

import {WebSocketServer} from 'ws';

/** What the clients of one server said, connection by connection, in the order in which they connected. */
class Record {
  #connections = [];
  #open = 0;
  #whenClosed = () => {};

  begin(protocol) {
    const messages = [];
    const connection = {protocol, messages};
    this.#connections.push(connection);
    ++this.#open;
    return {
      message: (data, isBinary) => messages.push(isBinary ? {base64: data.toString('base64')} : data.toString()),
      close: (code, reason) => {
        connection.close = [code, reason.toString()];
        if (!--this.#open)
          this.#whenClosed();
      },
    };
  }

  async everything() {
    if (this.#open)
      await new Promise(resolve => this.#whenClosed = resolve);
    return this.#connections.splice(0);
  }
}

export class RecordingServer extends WebSocketServer {
  static Record = Record;
  #record;

  constructor(record, options) {
    super({...options, noServer: true});
    this.#record = record;
  }

  handleUpgrade(request, socket, head, done) {
    super.handleUpgrade(request, socket, head, connection => {
      const heard = this.#record.begin(connection.protocol);
      connection.on('message', heard.message);
      connection.on('close', heard.close);
      done(connection, request);
    });
  }
}
