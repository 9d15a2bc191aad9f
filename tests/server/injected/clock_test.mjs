// What pages see of a clock that a test turns. The answers in the tables are those the reference gives.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {clockPage} from './support/clock.mjs';
import {enterRealm, functionsBinding, socketsBinding} from './support/realm.mjs';
import {bundle} from './support/bundles.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

// What the page does at 1000, then turns of the clock, each with what was called meanwhile.
const turns = [
  ['a timeout without a delay', 'setTimeout(() => stub(Date.now()))', ['runFor', 0, [[1000]]]],
  ['a timeout whose time doesn’t come', 'setTimeout(stub, 100)', ['runFor', 10, []]],
  ['a timeout whose time comes', 'setTimeout(stub, 100)', ['runFor', 50, []], ['runFor', 50, [[]]]],
  ['timeouts of one time', 'for (const n of [1, 2, 3]) setTimeout(stub, n === 2 ? 99 : 100, n)',
    ['runFor', 100, [[2], [1], [3]]]],
  ['arguments and receiver', 'setTimeout(function(...args) { stub(args, this === window) }, 5, 1, "b", {c: 1})',
    ['runFor', 5, [[[1, 'b', {c: 1}], true]]]],
  ['an interval', 'setInterval(() => stub(Date.now()), 10)', ['runFor', 35, [[1010], [1020], [1030]]]],
  ['an interval’s arguments', 'setInterval((...args) => stub(args), 5, 7)', ['runFor', 10, [[[7]], [[7]]]]],
  ['a negative delay', 'setTimeout(stub, -5, "now")', ['runFor', 0, [['now']]]],
  ['delays that are no numbers', 'setTimeout(stub, NaN, 1); setTimeout(stub, {}, 2); setTimeout(stub, Infinity, 3)',
    ['runFor', 0, [[1], [2], [3]]]],
  ['a delay as text', 'setTimeout(stub, "7", "late")', ['runFor', 6, []], ['runFor', 1, [['late']]]],
  ['a delay that is too long', 'setTimeout(stub, 2 ** 31, "soon")', ['runFor', 0, []], ['runFor', 1, [['soon']]]],
  ['a script as the handler', 'setTimeout("stub(typeof setTimeout)")', ['runFor', 1, [['function']]]],
  ['handlers that do nothing', 'setTimeout(5); setTimeout(null, 5); setTimeout(stub, 6)', ['runFor', 10, [[]]]],
  ['what a timer sets for at once',
    'setTimeout(() => { stub("outer"); setTimeout(stub, 0, "inner") }, 1000)',
    ['runFor', 1000, [['outer']]], ['runFor', 1, [['inner']]]],
  ['what a timer’s microtask sets for at once',
    'setTimeout(() => { stub("outer"); Promise.resolve().then(() => setTimeout(stub, 0, "inner")) }, 1000)',
    ['runFor', 1000, [['outer']]], ['runFor', 1, [['inner']]]],
  ['what a timer sets for at once, in a jump',
    'setTimeout(() => { stub("outer"); setTimeout(stub, 0, "inner") }, 1000)',
    ['fastForward', 1000, [['outer']]], ['fastForward', 1, [['inner']]]],
  ['an endless chain of timers', '{ let n = 0; (function next() { stub(n++); setTimeout(next, 0) })() }',
    ['runFor', 2, [[0], [1], [2], [3]]], ['fastForward', 50, [[4]]]],
  ['the order of everything', `
      setTimeout(() => stub(1, Date.now()), 10);
      setTimeout(() => stub(2, Date.now()), 5);
      setTimeout(() => stub(3, Date.now()), 10);
      setInterval(() => stub(4, Date.now()), 5);
      setTimeout(() => {
        stub("a");
        setTimeout(() => stub("nested 0", Date.now()), 0);
        setTimeout(() => stub("nested 1", Date.now()), 1);
        Promise.resolve().then(() => {
          stub("microtask", Date.now());
          setTimeout(() => stub("of a microtask", Date.now()), 2);
        });
      }, 7)`,
    ['runFor', 20, [[2, 1005], [4, 1005], ['a'], ['microtask', 1007], ['nested 0', 1008], ['nested 1', 1008],
      ['of a microtask', 1009], [1, 1010], [3, 1010], [4, 1010], [4, 1015], [4, 1020]]],
    ['fastForward', 100, [[4, 1120]]], ['fastForward', 3, []], ['fastForward', 2, [[4, 1125]]]],
  ['a jump over a timeout', 'setTimeout(() => stub(Date.now()), 1000)', ['fastForward', 2000, [[3000]]]],
  ['a jump to before a timeout', 'setTimeout(stub, 1000)', ['fastForward', 500, []]],
  ['a jump over many', `
      setTimeout(() => stub("b", Date.now()), 50);
      setTimeout(() => {
        stub("a", Date.now());
        Promise.resolve().then(() => stub("microtask", Date.now()));
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => stub("message", Date.now());
        port2.postMessage(1);
      }, 20);
      setTimeout(() => stub("c", Date.now()), 20);
      setInterval(() => stub("i", Date.now()), 7);
      requestAnimationFrame(time => stub("frame", time))`,
    ['fastForward', 100, [['b', 1100], ['a', 1100], ['microtask', 1100], ['message', 1100], ['c', 1100], ['i', 1100],
      ['frame', 1100]]]],
  ['a pause later on', 'setTimeout(() => stub("a", Date.now()), 500); setInterval(() => stub("i", Date.now()), 400)',
    ['pauseAt', 3000, [['a', 3000], ['i', 3000]]], ['pauseAt', 3000, []], ['pauseAt', 3400, [['i', 3400]]]],
  ['messages between timers', `
      setTimeout(() => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => stub("message", Date.now());
        port2.postMessage(1);
      }, 20);
      setTimeout(() => stub("b", Date.now()), 21)`,
    ['runFor', 30, [['message', 1020], ['b', 1021]]]],
  ['timeouts that are cleared', 'clearTimeout(setTimeout(stub, 1)); clearInterval(setTimeout(stub, 1))', ['runFor', 9, []]],
  ['intervals that are cleared', 'clearInterval(setInterval(stub, 1)); clearTimeout(setInterval(stub, 1))',
    ['runFor', 9, []]],
  ['frames and idle callbacks that are cancelled',
    'cancelAnimationFrame(requestAnimationFrame(stub)); cancelIdleCallback(requestIdleCallback(stub))', ['runFor', 99, []]],
  ['a timer that clears one which is due with it',
    'setTimeout(() => { stub("a"); clearTimeout(b) }, 20); b = setTimeout(stub, 30, "b")', ['fastForward', 100, [['a']]]],
  ['an interval that clears itself', 'i = setInterval(() => { stub("once"); clearInterval(i) }, 6)',
    ['runFor', 20, [['once']]]],
  ['animation frames', 'requestAnimationFrame(function next(time) { stub(time, performance.now()); requestAnimationFrame(next) })',
    ['runFor', 50, [[1008, 1008], [1024, 1024], [1040, 1040]]], ['fastForward', 100, [[1150, 1150]]]],
  ['an idle callback of a page without timers',
    'requestIdleCallback(({didTimeout, timeRemaining}) => stub(didTimeout, timeRemaining(), Date.now()))',
    ['runFor', 0, [[false, 0, 1000]]]],
  ['idle callbacks of a page with timers', `
      setInterval(() => {}, 1000);
      requestIdleCallback(() => stub("idle", Date.now()));
      requestIdleCallback(() => stub("soon", Date.now()), {timeout: 3});
      requestIdleCallback(() => stub("late", Date.now()), {timeout: 300})`,
    ['runFor', 1, []], ['runFor', 60, [['soon', 1003], ['idle', 1050], ['late', 1050]]]],
  ['an idle callback beside a timer of the same time',
    'requestIdleCallback(() => stub("idle")); setTimeout(stub, 0, "timer")', ['runFor', 0, [['idle'], ['timer']]]],
  ['an endless chain of idle callbacks', '{ let n = 0; (function next() { stub(n++); requestIdleCallback(next) })() }',
    ['runFor', 2, [[0], [1], [2], [3]]]],
];

for (const [name, script, ...steps] of turns) {
  test(name, async () => {
    const clock = await clockPage(bed);
    await clock.evaluate(`{ ${script} }; 0`);
    for (const [turn, amount, called] of steps) {
      await clock[turn](amount);
      assert.deepEqual(await clock.calls(), called, `${turn}(${amount})`);
    }
    await clock.page.close();
  });
}

// What the page answers at 2000, a second after the clock began at the date 1000.
const answers = [
  ['[Date.now(), new Date().getTime(), +new Date]', [2000, 2000, 2000]],
  ['[performance.now(), performance.timeOrigin]', [1000, 1000]],
  ['Date()', 'Thu Jan 01 1970 00:00:02 GMT+0000 (Coordinated Universal Time)'],
  ['Object.getOwnPropertyNames(Date).sort()', ['UTC', 'isFake', 'length', 'name', 'now', 'parse', 'prototype', 'toString']],
  ['Date.toString()', 'function Date() { [native code] }'],
  ['[Date.length, Date.isFake]', [7, true]],
  ['[new Date() instanceof Date, Object.getPrototypeOf(new Date()) === Date.prototype]', [true, true]],
  ['Object.getOwnPropertyNames(new Date())', []],
  ['[new Date(2020, 1).getTime(), `${new Date(undefined).getTime()}`, new Date(null).getTime(), new Date(new Date(5)).getTime()]',
    [1580515200000, 'NaN', 0, 5]],
  ['new Date(2020, 1, 2, 3, 4, 5, 6).getTime()', 1580612645006],
  ['[Date.UTC(2020, 1), Date.parse("2020-01-01")]', [1580515200000, 1577836800000]],
  ['Object.prototype.toString.call(new Date())', '[object Date]'],
  ['structuredClone(new Date()).getTime()', 2000],
  ['{ const {writable, enumerable, configurable} = Object.getOwnPropertyDescriptor(window, "Date"); [writable, enumerable, configurable] }',
    [true, false, true]],
  ['{ const {writable, enumerable, configurable} = Object.getOwnPropertyDescriptor(window, "setTimeout"); [writable, enumerable, configurable] }',
    [true, true, true]],
  ['[setTimeout(() => {}), setInterval(() => {}, 5), requestAnimationFrame(() => {}), requestIdleCallback(() => {})]',
    [1e12, 1e12 + 1, 1e12 + 2, 1e12 + 3]],
  ['try { setTimeout() } catch (error) { `${error}` }', 'Error: Callback must be provided to timer calls'],
  ['try { setInterval() } catch (error) { `${error}` }', 'Error: Callback must be provided to timer calls'],
  ['try { requestAnimationFrame() } catch (error) { `${error}` }',
    'Error: Callback must be provided to requestAnimationFrame calls'],
  ['try { requestIdleCallback() } catch (error) { `${error}` }',
    'Error: Callback must be provided to requestIdleCallback calls'],
  ['try { clearTimeout(requestAnimationFrame(() => {})) } catch (error) { `${error}` }',
    'Error: Cannot clear timer: timer created with requestAnimationFrame() but cleared with clearTimeout()'],
  ['try { cancelAnimationFrame(setTimeout(() => {})) } catch (error) { `${error}` }',
    'Error: Cannot clear timer: timer created with setTimeout() but cleared with cancelAnimationFrame()'],
  ['try { cancelAnimationFrame(requestIdleCallback(() => {})) } catch (error) { `${error}` }',
    'Error: Cannot clear timer: timer created with requestIdleCallback() but cleared with cancelAnimationFrame()'],
  ['try { cancelIdleCallback(setInterval(() => {})) } catch (error) { `${error}` }',
    'Error: Cannot clear timer: timer created with setInterval() but cleared with cancelIdleCallback()'],
  ['clearTimeout(); clearTimeout(null); clearTimeout(0); clearTimeout("x"); clearTimeout({}); clearTimeout(99999); 1', 1],
  ['[performance.getEntries(), performance.getEntriesByName("a"), performance.getEntriesByType("mark")]', [[], [], []]],
  ['performance.mark("a")', {name: 'a', entryType: 'mark', startTime: 0, duration: 0}],
  ['performance.measure("a", "b")', {name: 'a', entryType: 'measure', startTime: 0, duration: 50}],
  ['[new Event("x").timeStamp, new MouseEvent("click").timeStamp, document.createEvent("Event").timeStamp]', [1000, 1000, 1000]],
  ['new Promise(f => { addEventListener("x", event => f(event.timeStamp)); dispatchEvent(new Event("x")) })', 1000],
  ['[new Intl.DateTimeFormat("en-US", {timeZone: "UTC"}).format(), Intl.DateTimeFormat("en-US", {timeZone: "UTC"}).format()]',
    ['1/1/1970', '1/1/1970']],
  ['{ const {format} = new Intl.DateTimeFormat("en-US", {timeZone: "UTC", second: "numeric"}); [format(), format(5e3)] }',
    ['2', '5']],
  ['new Intl.DateTimeFormat("en-US", {timeZone: "UTC", second: "numeric"}).formatToParts()', [{type: 'second', value: '2'}]],
  ['new Intl.DateTimeFormat("en-US", {timeZone: "UTC"}).formatRange(0, 1e11)', '1/1/1970 – 3/3/1973'],
  ['[new Intl.DateTimeFormat() instanceof Intl.DateTimeFormat, `${new Intl.DateTimeFormat()}`]', [true, '[object Intl.DateTimeFormat]']],
  ['new Date().toLocaleString("en-US", {timeZone: "UTC"})', '1/1/1970, 12:00:02 AM'],
  ['typeof Temporal === "undefined" || [Temporal.Now.instant().epochMilliseconds, Temporal.Now.plainDateISO("UTC").toString()]',
    [2000, '1970-01-01']],
  // The browser's own time goes on.
  ['new Promise(f => queueMicrotask(() => f("microtask")))', 'microtask'],
  ['scheduler.postTask(() => "task", {delay: 1})', 'task'],
  ['new File([], "x").lastModified > 1.5e12', true],
  // A class that extends Date gets its own objects.
  ['{ class Day extends Date { get day() { return 1 } } const day = new Day(); [day instanceof Day, day.day, day.getTime()] }',
    [true, 1, 2000]],
];

test('at a time, pages are told', async t => {
  for (const [expression, answer] of answers) {
    await t.test(expression, async () => {
      const clock = await clockPage(bed, {origin: 1000, time: 2000});
      assert.deepEqual(await clock.evaluate(expression), answer);
      await clock.page.close();
    });
  }
});

test('the time of an event is when it is first asked for', async () => {
  const clock = await clockPage(bed);
  await clock.evaluate('event = new Event("x"); 0');
  await clock.runFor(500);
  assert.equal(await clock.evaluate('event.timeStamp'), 1500);
  await clock.runFor(500);
  assert.equal(await clock.evaluate('event.timeStamp'), 1500);
  await assert.rejects(clock.evaluate('Event.prototype.timeStamp'), /Illegal invocation/);
});

test('another date leaves the time that passes alone', async () => {
  const clock = await clockPage(bed);
  await clock.evaluate('setTimeout(() => stub(Date.now(), performance.now()), 100); 0');
  await clock.setSystemTime(50);
  assert.deepEqual(await clock.evaluate('[Date.now(), performance.now()]'), [50, 1000]);
  await clock.runFor(100);
  assert.deepEqual(await clock.calls(), [[150, 1100]]);
});

test('a fixed date stands still while time passes', async () => {
  const clock = await clockPage(bed);
  await clock.setFixedTime(1.5);
  await clock.evaluate('setTimeout(() => stub(Date.now(), performance.now()), 100); 0');
  await clock.runFor(100);
  assert.deepEqual(await clock.calls(), [[1.5, 1100]]);
  await clock.setSystemTime(10);
  assert.equal(await clock.evaluate('Date.now()'), 10);
});

test('a clock that stands fires nothing until it is resumed', async () => {
  const clock = await clockPage(bed);
  await clock.evaluate('fired = new Promise(resolve => setTimeout(() => resolve(Date.now()), 20)); 0');
  await clock.evaluate('calls = []; 0');
  assert.equal(await clock.evaluate('Date.now()'), 1000);
  await clock.resume();
  const fired = await clock.evaluate('fired');
  assert.ok(fired >= 1020 && fired < 2000, `at ${fired}`);
});

test('a clock that runs goes at the pace of real time', async () => {
  const clock = await clockPage(bed, {standing: false});
  const passed = await clock.evaluate(`new Promise(resolve => {
    const begin = Date.now();
    setTimeout(() => resolve(Date.now() - begin), 100);
  })`);
  assert.ok(passed >= 100 && passed < 1000, `${passed} ms`);
});

test('a clock that runs fires what is late in the order of its times, at the time that it is', async () => {
  const clock = await clockPage(bed, {standing: false});
  await clock.evaluate(`new Promise(resolve => {
    const begin = Date.now();
    setTimeout(() => stub('a', Date.now() - begin >= 200), 100);
    setTimeout(() => { stub('b', Date.now() - begin >= 200); resolve() }, 120);
    setTimeout(() => stub('c', Date.now() - begin >= 200), 50);
    while (Date.now() - begin < 200);
  })`);
  assert.deepEqual(await clock.calls(), [['c', true], ['a', true], ['b', true]]);
});

test('each timer is a task of its own', async () => {
  const clock = await clockPage(bed, {standing: false});
  await clock.evaluate(`new Promise(resolve => {
    setTimeout(() => { stub(1); Promise.resolve().then(() => stub(2)) }, 10);
    setTimeout(() => { stub(3); resolve() }, 10);
  })`);
  assert.deepEqual(await clock.calls(), [[1], [2], [3]]);
});

test('a clock that runs can be moved on', async () => {
  const clock = await clockPage(bed, {standing: false});
  await clock.evaluate('setInterval(() => stub(Date.now()), 600000); 0');
  await clock.runFor(1800000);
  assert.equal((await clock.calls()).length, 3);
  await clock.fastForward(1800000);
  assert.equal((await clock.calls()).length, 1);
  const now = await clock.evaluate('Date.now()');
  assert.ok(now >= 3600000 && now < 3660000, `at ${now}`);
});

test('what a timer throws comes once the others have fired', async () => {
  const clock = await clockPage(bed);
  await clock.evaluate(`
    setTimeout(() => { throw new TypeError('one') }, 10);
    setTimeout(() => { throw new Error('two') }, 20);
    setTimeout(() => stub(Date.now()), 30); 0`);
  await assert.rejects(clock.runFor(100), /TypeError: one/);
  assert.deepEqual(await clock.calls(), [[1030]]);
  assert.equal(await clock.evaluate('Date.now()'), 1100);
});

test('what a timer throws while the clock runs is an exception of the page', async () => {
  const clock = await clockPage(bed, {standing: false});
  const thrown = clock.page.once('Runtime.exceptionThrown');
  await clock.evaluate('setTimeout(() => { throw new TypeError("late") }, 1); 0');
  assert.match((await thrown).exceptionDetails.exception.description, /TypeError: late/);
});

test('turns that come at once follow each other', async () => {
  const clock = await clockPage(bed);
  await clock.evaluate('setInterval(() => stub(Date.now()), 10); 0');
  await Promise.all([clock.runFor(20), clock.fastForward(100), clock.runFor(10)]);
  assert.deepEqual(await clock.calls(), [[1010], [1020], [1120], [1130]]);
});

test('a document that knows of a turn isn’t turned again', async () => {
  const page = await bed.newPage();
  const reading = {serial: 5, elapsed: 100, since: null, offset: 0, fixed: null, origin: 0};
  const {objectId} = await page.evaluate(`(${bundle('clock')})(${realTime})`, {returnByValue: false});
  const invoke = (method, ...args) =>
    page.call(objectId, 'function(method, ...args) { return this.invoke(method, args) }', [method, ...args].map(value => ({value})));
  await invoke('begin', reading);
  await page.evaluate('fired = 0; setTimeout(() => ++fired, 10); 0');
  await invoke('change', {...reading, serial: 4}, 'run', {...reading, elapsed: 200});
  assert.deepEqual(await page.evaluate('[fired, Date.now()]'), [0, 100]);
});

// Of which a clock that stands needs nothing.
const realTime = '{now: Date.now, clearTimer() {}}';

test('timers from before the clock are the browser’s, and can be cleared', async () => {
  const clock = await clockPage(bed, {
    before: 'native = setInterval(() => stub("cleared"), 1); last = new Promise(resolve => setTimeout(resolve, 30)); 0',
  });
  await clock.evaluate('clearInterval(native); calls = []; last');
  assert.deepEqual(await clock.calls(), []);
});

test('a page’s own Date is asked with the clock’s time', async () => {
  const clock = await clockPage(bed, {
    before: `window.Date = class extends Date { constructor(...args) { super(...args); this.mine = 1 } };
      window.setTimeout = () => stub('replaced'); performance.now = () => 7; 0`,
  });
  assert.deepEqual(await clock.evaluate('[new Date().mine, Date.now(), new Date().getTime(), performance.now()]'),
      [1, 1000, 1000, 1000]);
  await clock.evaluate('setTimeout(stub, 5, "fired"); 0');
  await clock.runFor(10);
  assert.deepEqual(await clock.calls(), [['fired']]);
});

test('what a page has made unchangeable stays', async () => {
  const clock = await clockPage(bed, {
    before: `for (const name of ['Date', 'setTimeout'])
      Object.defineProperty(window, name, {value: window[name], writable: false, configurable: false}); 0`,
  });
  assert.ok(await clock.evaluate('Date.now() > 1e12'));
  assert.equal(await clock.evaluate('performance.now()'), 1000);
});

test('a page that took the browser’s timers away can be turned', async () => {
  const clock = await clockPage(bed, {
    before: `for (const name of ['setTimeout', 'clearTimeout', 'MessageChannel', 'MessagePort', 'reportError'])
      window[name] = () => { throw new Error('taken away') };
      Date.now = () => 0; 0`,
  });
  await clock.evaluate('setTimeout(stub, 5, Date.now()); 0');
  await clock.runFor(10);
  assert.deepEqual(await clock.calls(), [[1000]]);
});

test('the driver’s waits go by real time', async () => {
  const page = await bed.newPage();
  const {objectId} = await page.evaluate(`({utility: (${bundle('utility')})()})`, {returnByValue: false});
  const reading = {serial: 1, elapsed: 0, since: null, offset: 0, fixed: null, origin: 0};
  await page.call(objectId, `function(reading) { this.utility.bundle('clock', ${bundle('clock')}).begin(reading) }`,
      [{value: reading}]);
  const looks = await page.call(objectId,
      'function() { return this.utility.waitForPredicate(1, false, 5, "window.looks = (window.looks || 0) + 1, looks > 2 && looks", 0) }', []);
  assert.equal(looks, 3);
});

test('scripts between the clock and what it shows now have it, too', async () => {
  const page = await bed.newPage();
  for (const name of [functionsBinding, socketsBinding])
    await page.send('Runtime.addBinding', {name});
  const reading = {serial: 3, elapsed: 100, since: null, offset: 5000, fixed: null, origin: 5000};
  const clock = changes => `{reading: ${JSON.stringify({...reading, ...changes})}, create: ${bundle('clock')}}`;
  const object = await page.evaluate(`object = ${enterRealm({door: 'door'})}`, {returnByValue: false});
  await page.evaluate(`door(null, ${clock({})});
    seen = Date.now(); setTimeout(() => { fired = Date.now() }, 50);
    door({names: [], patterns: []}, ${clock({serial: 7, elapsed: 1000})})`);
  assert.deepEqual(await page.evaluate('[seen, Date.now(), "door" in window]'), [5100, 6000, false]);
  await page.call(object.objectId, 'function(...turn) { return this.utility.bundle("clock").invoke("change", turn) }',
      [{...reading, serial: 7, elapsed: 1000}, 'run', {...reading, serial: 8, elapsed: 1100}].map(value => ({value})));
  assert.equal(await page.evaluate('fired'), 6050);
});

test('a document begins with the clock it is to have', async () => {
  const page = await bed.newPage();
  for (const name of [functionsBinding, socketsBinding])
    await page.send('Runtime.addBinding', {name});
  const reading = {serial: 3, elapsed: 100, since: null, offset: 5000, fixed: null, origin: 5000};
  await page.evaluate(`${enterRealm({door: 'door'})}; door({names: [], patterns: []}, {reading: ${JSON.stringify(reading)}, create: ${bundle('clock')}})`);
  assert.deepEqual(await page.evaluate('[Date.now(), performance.now(), performance.timeOrigin, "door" in window]'),
      [5100, 100, 5000, false]);
});
