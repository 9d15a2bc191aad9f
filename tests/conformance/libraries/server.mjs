// Pages with one library each, and the server that library talks to, which remembers what it heard. Writes its port, ends
// with its standard input.
//
// GET  /<library>       a page that has the conversation of conversations/<library>.mjs and reports it to the console
// GET  /<library>/heard once all of the library's connections are closed: what their servers heard; forgets it
// WS   /<library>       servers/<library>.mjs, or else servers/echo.mjs

import {createServer} from 'node:http';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

import {RecordingServer} from './recording.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const http = createServer((request, response) => answer(request, response).catch(error => {
  console.error(error);
  response.writeHead(500).end();
}));
const upgrades = new Map();
const heard = new Map();

async function answer(request, response) {
  const [, library, what] = new URL(request.url, 'http://host').pathname.split('/');
  if (what === 'heard')
    return response.end(JSON.stringify(await heard.get(library).everything()));
  if (what === 'script.js') {
    const script = await bundle(library);
    return response.writeHead(200, {'content-type': 'text/javascript'}).end(script);
  }
  // The report must not pass through what a library makes of the console.
  return response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(`<!doctype html><title>${library}</title>
    <link rel="icon" href="data:,"><script>const report = console.log.bind(console);</script>
    <script type="module" src="/${library}/script.js"></script>`);
}

async function bundle(library) {
  const {outputFiles: [{text}]} = await build({
    stdin: {
      contents: `import {converse} from './conversations/${library}.mjs'; import {have} from './conversation.mjs';
        have(converse, '${library}');`,
      resolveDir: folder,
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
    // What some of them ask of a bundler, and what they do without in a page.
    external: ['timers', 'timers/promises', 'util'],
    define: {global: 'globalThis', 'process.env.NODE_ENV': '"production"'},
  });
  return text;
}

async function upgrade(library) {
  const own = path.join(folder, 'servers', `${library}.mjs`);
  const {serve} = await import(existsSync(own) ? own : './servers/echo.mjs');
  const record = new RecordingServer.Record();
  heard.set(library, record);
  return serve(options => new RecordingServer(record, options));
}

http.on('upgrade', async (request, socket, head) => {
  const library = request.url.split(/[/?]/)[1];
  if (!upgrades.has(library))
    upgrades.set(library, upgrade(library));
  (await upgrades.get(library))(request, socket, head);
});
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
process.stdin.resume().on('end', () => process.exit());
