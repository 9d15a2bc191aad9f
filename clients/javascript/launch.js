// Starts Understudy and connects to it: a client in JavaScript has no driver to start, it carries its own.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium } from '#playwright-core';

// What ends the server is the other end of its fourth pipe, which closes with this program, however that ends.
const SERVE = '(read -r _ <&3; kill $$) >/dev/null 2>&1 & exec "$0" run-server --port 0 --host 127.0.0.1 3<&-';

/** A browser with a server of its own, which ends with it. The options are those of chromium.launch(). */
export async function launch(options = {}) {
  const understudy = process.env.UNDERSTUDY ?? 'understudy';
  const server = spawn('sh', ['-c', SERVE, understudy], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  const end = () => server.stdio[3].end();
  try {
    const headers = { 'x-playwright-launch-options': JSON.stringify(options) };
    const browser = await chromium.connect(await endpoint(server), { headers });
    browser.on('disconnected', end);
    return browser;
  } catch (error) {
    end();
    throw error;
  }
}

async function endpoint(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const [, found] = /^Listening on (ws:\S+)/.exec(line) ?? [];
    if (found) return found;
  }
  throw new Error('the server ended before it listened');
}
