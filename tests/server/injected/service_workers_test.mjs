// Pages whose context blocks service workers.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {bundle} from './support/bundles.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();
const block = page => page.evaluate(`(${bundle('service_workers')})()`);

const registering = `(() => {
  const warnings = [];
  console.warn = (...args) => warnings.push(args);
  return navigator.serviceWorker.register('/nowhere.js').then(value => [String(value), warnings.length]);
})()`;

test('registering comes to nothing', async () => {
  const page = await bed.newPage('/page');
  await block(page);
  assert.equal(await page.evaluate('navigator.serviceWorker.register("/nowhere.js").then(value => String(value))'), 'undefined');
  assert.equal(await page.evaluate('navigator.serviceWorker.getRegistrations().then(list => list.length)'), 0);
});

test('what registers looks native', async () => {
  const page = await bed.newPage('/page');
  const look = `(() => {
    const {register} = navigator.serviceWorker;
    const {get, set, value, ...flags} = Object.getOwnPropertyDescriptor(ServiceWorkerContainer.prototype, 'register');
    return [register.name, register.length, Object.keys(navigator.serviceWorker), flags, 'prototype' in register,
      Object.getPrototypeOf(register) === Function.prototype, /\\[native code\\]/.test(register.toString()),
      register === ServiceWorkerContainer.prototype.register];
  })()`;
  const native = await page.evaluate(look);
  await block(page);
  assert.deepEqual(await page.evaluate(look), native);
});

test('a page that changes its built-ins still can’t register', async () => {
  const page = await bed.newPage('/page');
  await block(page);
  await page.evaluate(`
    window.Promise = class { constructor() { throw new Error('tampered'); } };
    Reflect.apply = Function.prototype.apply = Function.prototype.call = () => { throw new Error('tampered'); };
    Object.prototype.apply = Object.prototype.get = () => 'tampered';
    0`);
  assert.deepEqual(await page.evaluate(registering), ['undefined', 0]);
});

test('a realm without service workers is left alone', async () => {
  const page = await bed.newPage();
  await page.evaluate('delete window.ServiceWorkerContainer; 0');
  await block(page);
  assert.equal(await page.evaluate('typeof ServiceWorkerContainer'), 'undefined');
});
