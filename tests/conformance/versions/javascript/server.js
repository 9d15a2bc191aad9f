// The driver's server, which clients connect to: this client starts no driver but its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export class Server {
  /** Its endpoint is known once it listens. It ends with this program, however that ends: with its standard input. */
  static async start() {
    const server = new Server();
    server.process = spawn(process.env.UNDERSTUDY, ['run-server', '--port', '0', '--host', '127.0.0.1'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: server.process.stdout })) {
      server.endpoint = /^Listening on (ws:\S+)/.exec(line)?.[1];
      if (server.endpoint) return server;
    }
    throw new Error('the server ended before it listened');
  }

  async stop() {
    const exit = once(this.process, 'exit');
    this.process.kill();
    await exit;
  }
}
