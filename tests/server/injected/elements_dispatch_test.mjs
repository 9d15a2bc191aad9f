// Events that users make up.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const seen = `(event => [event.constructor.name, event.bubbles, event.cancelable, event.composed, event.isTrusted])`;
const listening = type => `<button id=t>x</button><script>t.addEventListener('${type}', event => { seen = event; })</script>`;
// The SerializedValue of plain data.
const value = data => data === null ? {v: 'null'} : typeof data === 'object' ?
  Array.isArray(data) ? {a: data.map(value), id: ++value.id} :
    {o: Object.entries(data).map(([k, v]) => ({k, v: value(v)})), id: ++value.id} :
  {[{number: 'n', string: 's', boolean: 'b'}[typeof data]]: data};
value.id = 0;
const dispatch = (actions, type, init = {}) => actions.step('dispatch', {selector: '#t', type, init: value(init)});

test('an event has the interface that belongs to its name', async t => {
  const actions = await actionPage(bed, undefined, {main: true});
  for (const [expected, types] of Object.entries({
    MouseEvent: ['click', 'dblclick', 'auxclick', 'mousedown', 'mouseup', 'mouseenter', 'mousewheel'],
    KeyboardEvent: ['keydown', 'keyup', 'keypress', 'textInput'],
    TouchEvent: ['touchstart', 'touchmove', 'touchend', 'touchcancel'],
    PointerEvent: ['contextmenu', 'pointerdown', 'pointerenter', 'gotpointercapture', 'lostpointercapture', 'pointercancel'],
    FocusEvent: ['focus', 'blur', 'focusin', 'focusout'],
    DragEvent: ['drag', 'dragstart', 'dragend', 'dragover', 'dragenter', 'dragleave', 'dragexit', 'drop'],
    WheelEvent: ['wheel'],
    Event: ['input', 'change', 'custom', 'submit', 'Click', 'toString'],
  })) {
    for (const type of types) {
      await t.test(type, async () => {
        await actions.content(listening(type));
        assert.equal((await dispatch(actions, type)).done, true);
        assert.deepEqual(await actions.page.evaluate(`${seen}(seen)`), [expected, true, true, true, false]);
      });
    }
  }
});

test('what is given wins over what is usual', async () => {
  const actions = await actionPage(bed, listening('click'), {main: true});
  await dispatch(actions, 'click', {bubbles: false, cancelable: false, composed: false, clientX: 5, button: 2, ctrlKey: true});
  assert.deepEqual(await actions.page.evaluate('[seen.bubbles, seen.cancelable, seen.composed, seen.clientX, seen.button, seen.ctrlKey]'),
      [false, false, false, 5, 2, true]);
});

test('touches are described by plain objects', async () => {
  const actions = await actionPage(bed, listening('touchstart'), {main: true});
  await dispatch(actions, 'touchstart', {touches: [{identifier: 1, clientX: 3, clientY: 4}], changedTouches: [{identifier: 2}]});
  assert.deepEqual(await actions.page.evaluate('[seen.touches[0].clientX, seen.touches[0].target.id, seen.changedTouches[0].identifier, seen.targetTouches.length]'),
      [3, 't', 2, 0]);
});

test('objects of the page are passed on', async () => {
  const actions = await actionPage(bed, listening('drop'), {main: true});
  const transfer = await actions.page.evaluate('transfer = new DataTransfer()', {returnByValue: false});
  await actions.step('dispatch', {selector: '#t', type: 'drop', init: {o: [{k: 'dataTransfer', v: {h: 0}}], id: 1}}, {handles: [transfer]});
  assert.equal(await actions.page.evaluate('seen.dataTransfer === transfer'), true);
});

test('motion and orientation are told as sensors tell them', async t => {
  const actions = await actionPage(bed, undefined, {main: true});
  for (const [type, init, read, expected] of [
    ['devicemotion', {interval: 5, acceleration: {x: 1, y: 2, z: 3}}, 'seen.acceleration.y', 2],
    ['deviceorientation', {alpha: 1, absolute: true}, 'seen.alpha', 1],
    ['deviceorientationabsolute', {beta: 2}, 'seen.beta', 2],
  ]) {
    await t.test(type, async () => {
      await actions.content(listening(type));
      await dispatch(actions, type, init);
      assert.equal(await actions.page.evaluate(read), expected);
    });
  }
});

test('nobody has to see or enable what gets an event, and nothing else gets it', async t => {
  const actions = await actionPage(bed, undefined, {main: true});
  for (const html of ['<b id=t style="display:none">x</b>', '<label id=t>l<input></label>', '<button id=t disabled>x</button>']) {
    await t.test(html, async () => {
      await actions.content(`${html}<script>t.addEventListener('foo', ({target}) => { seen = target.id; })</script>`);
      await dispatch(actions, 'foo');
      assert.equal(await actions.page.evaluate('seen'), 't');
    });
  }
  const on = await actions.node('detached = document.createElement("b")');
  await actions.page.evaluate('detached.addEventListener("foo", () => { seen = "detached"; })');
  await actions.step('dispatch', {type: 'foo', init: value({})}, {on});
  assert.equal(await actions.page.evaluate('seen'), 'detached');
});
