// Runs the steps of a scenario, and tells of each how it went: a line of JSON.

import assert from 'node:assert/strict';
import { CLIENT, chromium } from './client.js';

// Only a step that fails waits that long.
const PATIENCE_MS = 20_000;
const STEP_MS = 40_000;

/** What a step plays in: a browser, a web server at `web` and the example server at `chat`. */
export class Scene {
  #contexts = [];

  constructor(endpoint, browser, web, chat) {
    Object.assign(this, { endpoint, browser, web, chat });
  }

  /** Another browser, which the step has to close. */
  connect(options) {
    return chromium.connect(this.endpoint, options);
  }

  /** A context that ends with the step. */
  async context(options) {
    const context = await this.browser.newContext(options);
    this.#contexts.push(context);
    return context;
  }

  async page(options) {
    return (await this.context(options)).newPage();
  }

  /** Lets the driver's news come in until the condition holds. */
  async until(holds) {
    const deadline = Date.now() + PATIENCE_MS;
    while (!holds()) {
      assert(Date.now() < deadline, 'nothing came of it');
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  }

  /** The page of a form (../form.html). */
  async form() {
    const page = await this.page();
    await page.goto(`${this.web}/form`);
    return page;
  }

  async end() {
    for (const context of this.#contexts.splice(0).reverse()) await context.close();
  }
}

const steps = [];

/** A step that clients 1.`since` to 1.`until` can take. */
export function step(name, run, { since = 48, until = 999 } = {}) {
  steps.push({ name, run, since, until });
}

/** The error that a promise has to be rejected with. */
export async function failure(promise, pattern) {
  const result = await promise.then(
    value => ({ value }),
    error => ({ error }),
  );
  if ('value' in result) assert.fail(`expected ${pattern}, got no error but ${result.value}`);
  assert.match(result.error.message, pattern);
  return result.error;
}

/** Whether all went well. */
export async function play(scene, only = []) {
  let good = true;
  for (const { name, run, since, until } of steps) {
    if (only.length && !only.includes(name)) continue;
    const told = { step: name };
    const start = performance.now();
    if (CLIENT < since || CLIENT > until) {
      told.outcome = 'absent';
    } else {
      try {
        await intime(run(scene).then(() => scene.end()));
        told.outcome = 'passed';
      } catch (error) {
        good = false;
        told.outcome = 'failed';
        told.why = error?.stack ?? String(error);
      }
    }
    told.seconds = Math.round(performance.now() - start) / 1000;
    console.log(JSON.stringify(told));
  }
  return good;
}

async function intime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${STEP_MS} ms`)), STEP_MS);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
