// Users, their tasks and what they have attached, each session's apart. Answers come late, as a network's do.

import {setTimeout as delay} from 'node:timers/promises';

const people = ['Ada', 'Grace', 'Katherine', 'Margaret'];
const titles = [
  'Write report', 'Call supplier', 'Book train', 'Order paper', 'Fix printer', 'Plan party', 'Water plants', 'Pay invoice',
];
const password = 'countess';
const sessions = new Map();

function newSession(name) {
  const tasks = titles.map((title, index) => ({
    id: index + 1,
    title,
    assignee: people[index % people.length],
    priority: 'Normal',
    done: index % 4 === 1,
    labels: [],
  }));
  return {name, tasks, attachments: []};
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request)
    parts.push(part);
  return new Response(Buffer.concat(parts), {headers: {'content-type': request.headers['content-type'] ?? ''}});
}

async function logIn(request, response) {
  const {name, secret, stay} = await (await bodyOf(request)).json();
  if (secret !== password)
    return {status: 401, value: null};
  const id = `${sessions.size + 1}`;
  sessions.set(id, newSession(name));
  response.setHeader('set-cookie', `session=${id}; Path=/; HttpOnly; SameSite=Lax${stay ? '; Max-Age=3600' : ''}`);
  return {status: 200, value: {name}};
}

async function attach(request, session) {
  for (const file of (await (await bodyOf(request)).formData()).getAll('files'))
    session.attachments.push({name: file.name, size: file.size});
}

/** Answers a request for /api/<what> with JSON. */
export async function answerApi(request, response, what) {
  const session = sessions.get(/session=(\d+)/.exec(request.headers.cookie ?? '')?.[1]);
  let status = 200;
  let value = null;
  if (what === 'login') {
    ({status, value} = await logIn(request, response));
  } else if (what === 'session') {
    value = session ? {name: session.name} : null;
  } else if (what === 'logout') {
    response.setHeader('set-cookie', 'session=; Path=/; Max-Age=0');
  } else {
    if (request.method === 'PUT')
      session[what] = await (await bodyOf(request)).json();
    else if (request.method === 'POST')
      await attach(request, session);
    value = session[what];
  }
  await delay(100);
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(value));
}
