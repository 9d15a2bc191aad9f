// Init scripts, and functions that pages call.

import assert from 'node:assert/strict';
import { failure, step } from '../stage.js';

step('init_scripts_run_first', async scene => {
  const context = await scene.context();
  await context.addInitScript(first => (window.order = [first]), 'context');
  const page = await context.newPage();
  await page.addInitScript({ content: "window.order.push('page')" });
  await page.goto(`${scene.web}/order`);
  assert.deepEqual(await page.evaluate('order'), ['context', 'page', 'document']);
});

step(
  'init_scripts_and_functions_can_be_taken_back',
  async scene => {
    const page = await scene.page();
    const script = await page.addInitScript("window.order = ['script']");
    await page.goto(`${scene.web}/order`);
    assert.deepEqual(await page.evaluate('order'), ['script', 'document']);
    await script.dispose();
    const answer = await page.exposeFunction('answer', () => 42);
    assert.equal(await page.evaluate('answer()'), 42);
    await answer.dispose();
    await page.goto(`${scene.web}/order`);
    assert.deepEqual(await page.evaluate('[order, typeof answer]'), [['document'], 'undefined']);
  },
  { since: 59 },
);

step('pages_call_exposed_functions', async scene => {
  const context = await scene.context();
  const told = [];
  await context.exposeFunction('twice', x => 2 * x);
  const page = await context.newPage();
  await page.exposeFunction('tell', async value => ({ echo: told[told.push(value) - 1] }));
  await page.goto(`${scene.web}/page`);
  assert.equal(await page.evaluate('twice(21)'), 42);
  assert.deepEqual(await page.evaluate("tell({a: [1, null, 'x']})"), { echo: { a: [1, null, 'x'] } });
  assert.deepEqual(told, [{ a: [1, null, 'x'] }]);
  const fail = () => {
    throw new RangeError('no luck');
  };
  await page.exposeFunction('fail', fail);
  const caught = await page.evaluate('fail().catch(error => [error.name, error.message])');
  assert.deepEqual(caught, ['RangeError', 'no luck']);
  await failure(page.exposeFunction('fail', fail), /Function "fail" has been already registered/);
});

step('bindings_know_who_calls', async scene => {
  const context = await scene.context();
  const callers = [];
  await context.exposeBinding('tell', (source, x) => callers.push(source) && x);
  const page = await context.newPage();
  await page.goto(`${scene.web}/frames`);
  assert.equal(await page.frames()[1].evaluate('tell(1)'), 1);
  const [caller] = callers;
  assert(caller.context === context && caller.page === page && caller.frame === page.frames()[1]);
});

step(
  'bindings_may_take_a_handle',
  async scene => {
    const page = await scene.page();
    const things = [];
    await page.exposeBinding('take', (_, thing) => void things.push(thing), { handle: true });
    await page.evaluate(() => take((window.thing = { a: 1 })));
    assert.deepEqual(await things[0].jsonValue(), { a: 1 });
    assert.equal(await page.evaluate(handle => handle === thing, things[0]), true);
    await page.evaluate(() => take(document.body));
    assert.equal(await things[1].asElement().evaluate(body => body.tagName), 'BODY');
  },
  { until: 59 },
);
