// A headless Chromium on a pipe and the few CDP conveniences the tests of in-page code need.

import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';

const executable = process.env.UNDERSTUDY_TEST_CHROMIUM ?? 'chromium-headless-shell';

const flags = [
  '--headless', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage', '--site-per-process',
];

/** Starts a browser; `close()` ends it and removes its profile. */
export async function launch() {
  const profile = mkdtempSync(path.join(tmpdir(), 'understudy-injected-'));
  const child = spawn(executable, [...flags, `--user-data-dir=${profile}`, 'about:blank'],
      {stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true});
  const exited = new Promise(resolve => child.once('exit', resolve));
  const connection = new Connection(child.stdio[3], child.stdio[4]);
  return {
    newPage: () => Page.create(connection),
    async close() {
      // The executable may be a script that waits for the browser: the whole group goes.
      process.kill(-child.pid, 'SIGKILL');
      await exited;
      rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

/** NUL-delimited JSON in both directions. */
class Connection {
  #write;
  #buffered = [];
  #lastId = 0;
  #pending = new Map();
  #listeners = new Set();

  constructor(write, read) {
    this.#write = write;
    read.setEncoding('utf8');
    read.on('data', text => this.#receive(text));
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId;
    this.#write.write(JSON.stringify({id, method, params, sessionId}) + '\0');
    return new Promise((resolve, reject) => this.#pending.set(id, {resolve, reject, method}));
  }

  listen(listener) {
    this.#listeners.add(listener);
  }

  #receive(text) {
    const parts = text.split('\0');
    this.#buffered.push(parts.shift());
    while (parts.length) {
      const message = this.#buffered.join('');
      this.#buffered = [parts.shift()];
      this.#handle(JSON.parse(message));
    }
  }

  #handle(message) {
    if (message.id === undefined) {
      for (const listener of this.#listeners)
        listener(message);
      return;
    }
    const {resolve, reject, method} = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.error)
      reject(new Error(`${method}: ${message.error.message}`));
    else
      resolve(message.result);
  }
}

/** An exception thrown in the page, with what CDP says about it. */
export class PageError extends Error {
  constructor(details) {
    super(details.exception?.description ?? String(details.exception?.value ?? details.text));
    this.details = details;
  }
}

/** One tab. Listeners of `on` see the events of this tab and of the workers attached to it. */
export class Page {
  #connection;
  #sessionId;
  #targetId;
  #listeners = new Map();

  static async create(connection) {
    const {targetId} = await connection.send('Target.createTarget', {url: 'about:blank'});
    const {sessionId} = await connection.send('Target.attachToTarget', {targetId, flatten: true});
    const page = new Page(connection, sessionId, targetId);
    await Promise.all([page.send('Page.enable'), page.send('Runtime.enable')]);
    return page;
  }

  constructor(connection, sessionId, targetId) {
    this.#connection = connection;
    this.#sessionId = sessionId;
    this.#targetId = targetId;
    connection.listen(message => {
      if (message.sessionId === sessionId)
        this.#listeners.get(message.method)?.forEach(listener => listener(message.params));
    });
  }

  send(method, params) {
    return this.#connection.send(method, params, this.#sessionId);
  }

  /** A session of a target attached to this page (Target.attachedToTarget). */
  child(sessionId) {
    return new Page(this.#connection, sessionId, undefined);
  }

  on(method, listener) {
    if (!this.#listeners.has(method))
      this.#listeners.set(method, new Set());
    this.#listeners.get(method).add(listener);
  }

  once(method, matches = () => true) {
    return new Promise(resolve => {
      const listener = params => {
        if (!matches(params))
          return;
        this.#listeners.get(method).delete(listener);
        resolve(params);
      };
      this.on(method, listener);
    });
  }

  async goto(url) {
    const loaded = this.once('Page.loadEventFired');
    const {errorText} = await this.send('Page.navigate', {url});
    if (errorText)
      throw new Error(`${url}: ${errorText}`);
    await loaded;
  }

  /** The value of an expression (promises awaited) in the main world, or in a given context. */
  async evaluate(expression, {contextId, returnByValue = true} = {}) {
    const answer = await this.send('Runtime.evaluate',
        {expression, contextId, returnByValue, awaitPromise: true, userGesture: true});
    return unwrap(answer, returnByValue);
  }

  /** Calls `functionDeclaration` on a remote object with CDP call arguments. */
  async call(objectId, functionDeclaration, args, {returnByValue = true} = {}) {
    const answer = await this.send('Runtime.callFunctionOn',
        {objectId, functionDeclaration, arguments: args, returnByValue, awaitPromise: true, userGesture: true});
    return unwrap(answer, returnByValue);
  }

  async close() {
    await this.#connection.send('Target.closeTarget', {targetId: this.#targetId});
  }
}

function unwrap({result, exceptionDetails}, returnByValue) {
  if (exceptionDetails)
    throw new PageError(exceptionDetails);
  return returnByValue ? result.value : result;
}
