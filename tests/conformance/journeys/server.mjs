// The pages of the front ends, and the server they keep their tasks on. Bundles them, writes its port, ends with its
// standard input.
//
// GET  /<front end>/...   the page of a front end, which tells its own paths apart
// GET  /assets/<file>     its script and style
// GET  /help, /manual     pages of another site, for whoever asks under another name of this machine
//      /api/...           what `common/api.mjs` asks for

import {createServer} from 'node:http';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

import {answerApi} from './api_server.mjs';
import {bundle} from './bundle.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));
const frontEnds = ['angular', 'lit', 'react', 'svelte', 'vue'];
const bundles = new Map(await Promise.all(frontEnds.map(async name => [name, await bundle(path.join(folder, name))])));

function page(frontEnd) {
  return `<!doctype html>
    <html lang="en"><meta charset="utf-8"><title>Tasks</title><link rel="icon" href="data:,">
    <link rel="stylesheet" href="/common/style.css"><link rel="stylesheet" href="/assets/${frontEnd}.css">
    <div id="app"></div><script type="module" src="/assets/${frontEnd}.js"></script></html>`;
}

const types = {css: 'text/css', html: 'text/html; charset=utf-8', js: 'text/javascript'};
const send = (response, type, body) => response.writeHead(200, {'content-type': types[type]}).end(body);

async function answer(request, response) {
  const {pathname} = new URL(request.url, 'http://host');
  const [, first, second] = pathname.split('/');
  if (first === 'api')
    return answerApi(request, response, second);
  if (first === 'assets') {
    const [frontEnd, kind] = second.split('.');
    return send(response, kind, bundles.get(frontEnd)[kind]);
  }
  if (first === 'common')
    return send(response, 'css', readFileSync(path.join(folder, 'common', 'style.css')));
  if (first === 'help' || first === 'manual')
    return send(response, 'html', readFileSync(path.join(folder, 'common', `${first}.html`)));
  return send(response, 'html', page(first));
}

const http = createServer((request, response) => answer(request, response).catch(error => {
  console.error(error);
  response.writeHead(500).end();
}));
http.listen(0, '127.0.0.1', () => console.log(http.address().port));
process.stdin.resume().on('end', () => process.exit());
