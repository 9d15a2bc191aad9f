// One try of a pointer's action: scrolling, the point, what is in the way, and the guard of the input.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {actionPage} from './support/action_page.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

const click = {
  selector: '#t', strict: true, action: 1, states: ['visible', 'enabled', 'stable'], scroll: 'auto', attempt: 0, hit: true,
};
const shadow = (html, light = '') => `<div id=h>${light}</div><script>h.attachShadow({mode: 'open'}).innerHTML = \`${html}\`</script>`;
const cover = '<div class=overlay style="position:fixed;inset:0"></div>';
const inLabel = content => `<label style="position:absolute;left:0;top:0;width:60px;height:60px">${content}</label>`;
const hitBy = what => ({intercepted: `${what} intercepts pointer events`});

const aim = async (actions, request = {}) => {
  const {resolved, ...outcome} = await actions.step('point', {...click, ...request});
  return outcome;
};
const roundedPoint = ({point: {x, y}}) => [Math.floor(x), Math.floor(y)];

// [what, html, point, or outcome]
const hits = [
  // Its descendants in the flat tree are the element's own.
  ['what is in it', '<button id=t>x<span style="position:absolute;inset:0">y</span></button>', [20, 18]],
  ['its shadow tree', `${shadow('<p>x</p>').replaceAll('id=h', 'id=t').replace('h.', 't.')}`, [400, 17]],
  ['what it has slotted', shadow('<button id=t><slot></slot></button>', '<b>xxx</b>'), [28, 18]],
  ['an element in a shadow tree', shadow('<p id=t>x</p>'), [400, 17]],
  // So is the rest of the button or link that it is part of.
  ['its button', '<button><span id=t style="pointer-events:none">x</span></button>', [20, 18]],
  ['a part of its button', `<button style="position:absolute;left:0;top:0;width:60px;height:60px">
      <b id=t style="position:absolute;left:0;top:0;width:20px;height:20px">b</b><i style="position:absolute;inset:0"></i></button>`, [12, 12]],
  ['a part of its link', `<div role=link style="position:absolute;left:0;top:0;width:60px;height:60px">
      <b id=t style="position:absolute;left:0;top:0;width:20px;height:20px">b</b><i style="position:absolute;inset:0"></i></div>`, [10, 10]],
  ['the control in it', inLabel('L<input type=checkbox style="position:absolute;inset:0;width:60px;height:60px;margin:0">').replace(
      '<label', '<label id=t'), [30, 30]],
  ['a frame', '<iframe id=t srcdoc="<p>x"></iframe>', [160, 85]],
  // Everything else is in the way.
  ['an overlay', `<button id=t>x</button>${cover}`, hitBy('<div class="overlay"></div>')],
  ['the subtree beside it', `<main><div><button id=t>x</button></div><aside><section>${cover}</section></aside></main>`,
    hitBy('<div class="overlay"></div> from <aside>…</aside> subtree')],
  ['a parent of it', '<div id=p><button id=t style="pointer-events:none">x</button></div>', hitBy('<div id="p">…</div>')],
  ['its label', inLabel(`L<input id=t type=checkbox style="position:absolute;left:10px;top:10px;margin:0">
      <span style="position:absolute;inset:0"></span>`), hitBy('<span></span>')],
  ['another part of its label', inLabel('<div id=t>LL</div><i style="position:absolute;inset:0"></i>'), hitBy('<i></i>')],
  ['a label for it', `<input id=t type=checkbox style="position:absolute;left:10px;top:10px;margin:0">
      <label for=t style="position:absolute;left:0;top:0;width:60px;height:60px"><i style="position:absolute;inset:0"></i></label>`,
  hitBy('<i></i> from <label for="t">…</label> subtree')],
  ['a frame before it', '<button id=t>x</button><iframe style="position:fixed;inset:0;width:100%;height:100%"></iframe>', hitBy('<iframe></iframe>')],
  ['a pseudo-element', '<style>#w::before{content:"";position:fixed;inset:0}</style><button id=t>x</button><div id=w></div>',
    hitBy('<div id="w"></div>')],
  ['what is in its shadow tree', shadow('<p id=t>x</p><div class=cover style=\'position:fixed;inset:0\'></div>'),
    hitBy('<div class="cover"></div>')],
  ['what is before its shadow tree', `${cover}${shadow('<p id=t>x</p>')}`, hitBy('<div class="overlay"></div>')],
  ['what another shadow tree hides', `<b id=t>x</b>${shadow('<section><div style=\'position:fixed;inset:0\'></div></section>')}`,
    hitBy('<div id="h"></div>')],
  ['the shadow button around it', shadow('<button><slot></slot></button>', '<b id=t style="pointer-events:none">xxx</b>'),
    hitBy('<div id="h">…</div>')],
  ['a clip', '<div style="height:50px;width:50px;overflow:clip;position:relative"><button id=t style="position:absolute;left:300px">x</button></div>',
    hitBy('<body>…</body>')],
  // What is no place to point at.
  ['nowhere', '<div id=t></div>', {notReady: 'visible'}],
  ['nowhere anyone sees', '<button id=t style="position:fixed;left:-200px">x</button>', {outside: true}],
  ['an area', '<map><area id=t href=#></map>', {notReady: 'visible'}],
  ['a disabled button', '<button id=t disabled>x</button>', {notReady: 'enabled'}],
  ['a label of what is disabled', '<label id=t>l<input disabled></label>', {notReady: 'enabled'}],
  // What the page keeps from its user.
  ['an inert button', '<button inert=false id=t>x</button>', {notReady: 'inert'}],
  ['a button among what is inert', '<svg inert></svg><div inert><p><button id=t>x</button></p></div>', {notReady: 'inert'}],
  ['a part of an inert button', '<button inert><b id=t>x</b></button>', {notReady: 'inert'}],
  ['a label of what is inert', '<label for=i id=t>l</label><div inert><input id=i></div>', {notReady: 'inert'}],
  ['an inert label of what is not', '<label for=i id=t inert>l</label><input id=i>', hitBy('<body>…</body>')],
  ['a button in an inert host', shadow('<button id=t>x</button>').replace('id=h', 'id=h inert'), {notReady: 'inert'}],
  ['a button slotted into what is inert', shadow('<div inert><slot></slot></div>', '<button id=t>x</button>'),
    hitBy('<div id="h">…</div>')],
  ['a modal dialog of what is inert', '<div inert><dialog id=d><b id=t>x</b></dialog></div><script>d.showModal()</script>',
    {notReady: 'inert'}],
  ['a disabled button that is inert', '<button inert id=t disabled>x</button>', {notReady: 'enabled'}],
  ['a hidden button that is inert', '<button inert id=t style="visibility:hidden">x</button>', {notReady: 'visible'}],
];

test('what is hit', async t => {
  const actions = await actionPage(bed);
  for (const [what, html, expected] of hits) {
    await t.test(what, async () => {
      await actions.content(html);
      const outcome = await aim(actions);
      await actions.step('release', {action: 1});
      assert.deepEqual(Array.isArray(expected) ? roundedPoint(outcome) : outcome, expected);
    });
  }
});

const points = [
  ['the middle', '<button id=t style="width:100px;height:20px">x</button>', undefined, [58, 18]],
  ['the middle of what is seen', '<button id=t style="position:fixed;left:-100px;width:150px;margin:0;height:20px;top:0">x</button>', undefined, [25, 10]],
  ['the first line of what is wrapped', '<div style="width:100px;font:10px/20px monospace">aaaaaaaaaa <a id=t href=#>bbb cccccccccccc</a></div>', undefined, [83, 17]],
  ['without a box, of what is in it', '<div id=t style="display:contents"><b style="display:block;width:20px;height:20px"></b></div>', undefined, [18, 18]],
  ['rotated', '<div style="height:100px"></div><button id=t style="width:100px;transform:rotate(90deg)">x</button>', undefined, [58, 118]],
  ['a position is told from the padding box', '<button id=t style="border:10px solid;padding:7px">x</button>', {x: 1, y: 2}, [19, 20]],
  ['a position is as far in zoomed elements', '<div id=t style="border:10px solid;width:50px;height:50px;zoom:2">x</div>', {x: 20, y: 25}, [38, 43]],
  ['a position in the box around a rotated element', '<div id=t style="border:10px solid;width:50px;height:50px;transform:rotate(30deg);margin:40px">x</div>', {x: 20, y: 25}, [65, 62]],
];

test('where to point', async t => {
  const actions = await actionPage(bed);
  for (const [what, html, position, expected] of points) {
    await t.test(what, async () => {
      await actions.content(html);
      assert.deepEqual(roundedPoint(await aim(actions, {position})), expected);
      await actions.step('release', {action: 1});
    });
  }
  await t.test('a position outside of the element is in the way of what is there', async () => {
    await actions.content('<button id=t>x</button>');
    assert.deepEqual(await aim(actions, {position: {x: 2000, y: -5}}), hitBy('<html>…</html>'));
  });
  await t.test('a text', async () => {
    await actions.content('<button style="position:absolute;left:0;top:0;width:100px;height:20px;padding:0">text</button>');
    const on = await actions.node('document.querySelector("button").firstChild');
    const {selector, ...request} = click;
    assert.deepEqual(roundedPoint(await actions.step('point', {...request, action: 2}, {on})), [50, 10]);
  });
});

const far = '<div style="width:3000px;height:3000px;position:relative"><button id=t style="position:absolute;left:1500px;top:1500px;width:100px;height:50px">x</button></div>';
const noMargin = '<style>body{margin:0} ::-webkit-scrollbar{display:none}</style>';
const scrolled = actions => actions.page.evaluate('[scrollX, scrollY]');

test('each attempt brings the element to another edge', async () => {
  const actions = await actionPage(bed, noMargin + far);
  const seen = [];
  for (let attempt = 0; attempt < 6; ++attempt) {
    await aim(actions, {attempt});
    seen.push(await scrolled(actions));
  }
  assert.deepEqual(seen, [[1150, 1225], [800, 950], [1150, 1225], [1500, 1500], [1500, 1500], [800, 950]]);
});

test('scrolling is done at once, however smooth the page likes it', async () => {
  const actions = await actionPage(bed, `${noMargin}<style>html { scroll-behavior: smooth }</style>${far}`);
  assert.ok('point' in await aim(actions));
  assert.deepEqual(await scrolled(actions), [800, 950]);
});

test('nothing is scrolled that is seen, or where that isn’t wanted', async () => {
  const actions = await actionPage(bed, noMargin + far);
  assert.deepEqual(await aim(actions, {scroll: 'none'}), {outside: true});
  assert.deepEqual(await scrolled(actions), [0, 0]);
  await actions.page.evaluate('scrollTo(1000, 1000)');
  assert.deepEqual(roundedPoint(await aim(actions)), [550, 525]);
  assert.deepEqual(await scrolled(actions), [1000, 1000]);
});

test('a position is scrolled to in all the boxes around', async () => {
  const actions = await actionPage(bed, `${noMargin}<div style="height:1000px"></div>
    <div id=c style="width:300px;height:200px;overflow:auto"><div id=t style="width:2000px;height:2000px"></div></div><div style="height:1000px"></div>`);
  assert.deepEqual(roundedPoint(await aim(actions, {position: {x: 1500, y: 1600}})), [150, 300]);
  assert.deepEqual(await actions.page.evaluate('[scrollY, c.scrollLeft, c.scrollTop]'), [800, 1350, 1500]);
});

test('scrolling into view by itself waits for what moves, and tells of what has no box', async () => {
  const actions = await actionPage(bed, noMargin + far);
  const request = {selector: '#t', attempt: 0};
  assert.deepEqual((await actions.step('scrollIntoView', request)).done, true);
  assert.deepEqual(await scrolled(actions), [1150, 1225]);
  await actions.content('<p id=t style="display:none">x</p>');
  assert.deepEqual((await actions.step('scrollIntoView', request)).notVisible, true);
});

test('frames around are pointed through, and looked at', async t => {
  const frame = (style, rest = '') => `<iframe style="border:5px solid;${style}" srcdoc="<body style='margin:0'><button id=t style='width:20px;height:20px'>"></iframe>${rest}`;
  const actions = await actionPage(bed);
  for (const [what, html, expected] of [
    ['a frame', frame('margin:10px;padding:3px'), {point: {x: 8 + 10 + 5 + 3 + 10, y: 8 + 10 + 5 + 3 + 10}, frames: 1}],
    ['a scaled frame', frame('position:absolute;left:0;top:0;transform:scale(2);transform-origin:0 0'), {point: {x: 30, y: 30}, frames: 1}],
    ['a covered frame', frame('', cover), hitBy('<div class="overlay"></div>')],
    ['a frame that gets no events', frame('pointer-events:none'), hitBy('<body>…</body>')],
    ['a frame outside of the viewport', frame('position:fixed;left:-500px'), {outside: true}],
  ]) {
    await t.test(what, async () => {
      await actions.content(html);
      assert.deepEqual(await aim(await actions.inFrame()), expected);
    });
  }
  await t.test('as the driver asks of frames that can’t be reached', async () => {
    await actions.content(frame('margin:10px;padding:3px'));
    const on = await actions.node('document.querySelector("iframe")');
    assert.deepEqual(await actions.step('frameHit', {point: {x: 1, y: 2}, hit: true}, {on}), {point: {x: 27, y: 28}, frames: 0});
    await actions.page.evaluate('document.querySelector("iframe").remove()');
    assert.deepEqual(await actions.step('frameHit', {point: {x: 1, y: 2}, hit: true}, {on}), {detached: true});
  });
});

test('an element in a frame is scrolled to through all that is around', async () => {
  const actions = await actionPage(bed, `${noMargin}<div style="height:2000px"></div><iframe style="width:300px;height:200px;border:0;display:block"
    srcdoc="<body style='margin:0'><div style='height:1000px'></div><button id=t style='width:20px;height:20px'></button><div style='height:1000px'>"></iframe>
    <div style="height:1000px"></div>`);
  const frame = await actions.inFrame();
  const {point, frames} = await aim(frame, {});
  assert.equal(frames, 1);
  await actions.page.evaluate('document.querySelector("iframe").contentDocument.querySelector("#t").onclick = () => { clicked = "yes"; }; 0');
  await clickAt(actions, point);
  assert.equal(await actions.page.evaluate('clicked'), 'yes');
  assert.deepEqual(roundedPoint(await aim(frame, {action: 2, position: {x: 5, y: 5}})), [7, 300]);
});

test('a command keeps its element until that leaves the document', async () => {
  const actions = await actionPage(bed, '<div id=w><button id=t disabled>old</button></div>');
  const step = async () => actions.step('point', click);
  assert.deepEqual(await step(), {notReady: 'enabled', resolved: {preview: '<button id="t" disabled>old</button>', count: 1}});
  await actions.page.evaluate('w.firstChild.id = "u"; w.insertAdjacentHTML("beforeend", "<button id=t>new</button>")');
  assert.deepEqual(await step(), {notReady: 'enabled'});
  await actions.page.evaluate('w.firstChild.remove()');
  assert.deepEqual(await step(), {detached: true});
  assert.deepEqual((await step()).resolved, {preview: '<button id="t">new</button>', count: 1});
});

const logged = '<script>log = []; for (const type of ["mousemove", "mousedown", "mouseup", "click", "contextmenu", "dblclick", "touchstart"])' +
    'document.addEventListener(type, event => log.push(type + ":" + (event.target.id || event.target.localName)))</script>';
const send = async (actions, {x, y}, ...types) => {
  for (const type of types)
    await actions.page.send('Input.dispatchMouseEvent', {type, x, y, button: type === 'mouseMoved' ? 'none' : 'left', clickCount: 1});
};
const clickAt = (actions, point) => send(actions, point, 'mouseMoved', 'mousePressed', 'mouseReleased');

test('the guard lets through what hits', async () => {
  const actions = await actionPage(bed, `<button id=t>x</button>${logged}`);
  const {point} = await aim(actions, {intercept: 'mouse'});
  await clickAt(actions, point);
  assert.deepEqual(await actions.step('finish', {action: 1}), {done: true});
  assert.deepEqual(await actions.page.evaluate('log'), ['mousemove:t', 'mousedown:t', 'mouseup:t', 'click:t']);
  assert.equal((await actions.held(1)).type, 'undefined', 'the command is over');
});

test('the guard keeps everything from what has come in between', async () => {
  const actions = await actionPage(bed, `<button id=t>x</button>${logged}<script>
    document.addEventListener('mousemove', () => document.body.insertAdjacentHTML('beforeend', '${cover}'), {once: true})</script>`);
  const {point} = await aim(actions, {intercept: 'mouse'});
  await clickAt(actions, point);
  assert.deepEqual(await actions.step('finish', {action: 1}), hitBy('<div class="overlay"></div>'));
  assert.deepEqual(await actions.page.evaluate('log'), ['mousemove:t']);
  await actions.page.evaluate('document.querySelector(".overlay").remove()');
  await clickAt(actions, point);
  assert.deepEqual((await actions.page.evaluate('log')).slice(-3), ['mousedown:t', 'mouseup:t', 'click:t'], 'it is over');
});

test('what the page does about the first event is its own', async () => {
  const actions = await actionPage(bed, `<button id=t>x</button>${logged}<script>
    document.addEventListener('mousedown', () => document.body.insertAdjacentHTML('beforeend', '${cover}'), {once: true})</script>`);
  const {point} = await aim(actions, {intercept: 'mouse'});
  await clickAt(actions, point);
  assert.deepEqual(await actions.step('finish', {action: 1}), {done: true});
  assert.deepEqual(await actions.page.evaluate('log.slice(0, 3)'), ['mousemove:t', 'mousedown:t', 'mouseup:div']);
});

test('a trial keeps everything from the page', async () => {
  const actions = await actionPage(bed, `<button id=t>x</button>${logged}`);
  const {point} = await aim(actions, {intercept: 'mouse', trial: true});
  await clickAt(actions, point);
  assert.deepEqual(await actions.step('finish', {action: 1}), {done: true});
  assert.deepEqual(await actions.page.evaluate('log'), ['mousemove:t']);
});

test('hovering is guarded by its moves', async () => {
  const actions = await actionPage(bed, `<button id=t>x</button>${logged}<script>
    document.addEventListener('pointermove', () => document.body.insertAdjacentHTML('beforeend', '${cover}'), {once: true})</script>`);
  const {point} = await aim(actions, {intercept: 'hover'});
  await send(actions, point, 'mouseMoved');
  assert.deepEqual(await actions.step('finish', {action: 1}), hitBy('<div class="overlay"></div>'));
  assert.deepEqual(await actions.page.evaluate('log'), []);
});

test('touches are guarded, and the click after them', async () => {
  const actions = await actionPage(bed, `<button id=t>x</button>${logged}`);
  await actions.page.send('Emulation.setTouchEmulationEnabled', {enabled: true});
  const tap = async point => {
    await actions.page.send('Input.dispatchTouchEvent', {type: 'touchStart', touchPoints: [point]});
    await actions.page.send('Input.dispatchTouchEvent', {type: 'touchEnd', touchPoints: []});
  };
  const {point} = await aim(actions, {intercept: 'tap', trial: true});
  await tap(point);
  assert.deepEqual(await actions.step('finish', {action: 1}), {done: true});
  assert.deepEqual(await actions.page.evaluate('log'), []);
  await aim(actions, {intercept: 'tap'});
  await tap(point);
  assert.deepEqual(await actions.step('finish', {action: 1}), {done: true});
  assert.deepEqual((await actions.page.evaluate('log'))[0], 'touchstart:t');
});

test('what scripts make up is none of the guard’s business', async () => {
  const actions = await actionPage(bed, `<button id=t>x</button>${cover}${logged}`);
  await aim(actions, {intercept: 'mouse', hit: false, trial: true});
  await actions.page.evaluate('document.querySelector(".overlay").click()');
  assert.deepEqual(await actions.step('finish', {action: 1}), {done: true});
  assert.deepEqual(await actions.page.evaluate('log'), ['click:div']);
});

test('checking clicks only where that changes something', async t => {
  const actions = await actionPage(bed);
  const aimAt = async (html, wanted) => {
    await actions.content(html);
    const outcome = await aim(actions, {wanted});
    await actions.step('release', {action: 1});
    return 'point' in outcome ? 'click' : outcome;
  };
  for (const [html, wanted, expected] of [
    ['<input type=checkbox id=t>', true, 'click'],
    ['<input type=checkbox id=t>', false, {already: true}],
    ['<input type=checkbox id=t checked style="display:none">', true, {already: true}],
    ['<label id=t>l<input type=checkbox></label>', true, 'click'],
    ['<label>Text <span id=t>here</span><input type=checkbox checked style="display:none"></label>', false, 'click'],
    ['<div id=t role=switch aria-checked=true>x</div>', false, 'click'],
    ['<div id=t role=radio aria-checked=true>x</div>', false, 'click'],
    ['<input type=radio id=t checked>', false,
      {failure: 'Cannot uncheck radio button. Radio buttons can only be unchecked by selecting another radio button in the same group.'}],
    ['<div id=t>x</div>', true, {error: 'Not a checkbox or radio button'}],
    ['<input type=checkbox id=t disabled>', true, {notReady: 'enabled'}],
  ])
    await t.test(`${html} to be ${wanted}`, async () => assert.deepEqual(await aimAt(html, wanted), expected));
});

test('after a click the state of a checkbox is told', async () => {
  const actions = await actionPage(bed, '<input type=checkbox id=t>');
  const {point} = await aim(actions, {wanted: true, intercept: 'mouse'});
  await clickAt(actions, point);
  assert.deepEqual(await actions.step('finish', {action: 1, checked: true}), {value: true});
  await actions.page.evaluate('t.remove()');
  assert.deepEqual(await actions.step('finish', {action: 1, checked: true}), {detached: true});
});

test('an element in a hidden frame is not seen, nor acted on, unless it is held or forced', async t => {
  const actions = await actionPage(bed);
  const frame = style => `<div style="${style}"><iframe style="${style}" srcdoc="<input id=t><select id=s><option>x</select>"></iframe></div>`;
  for (const style of ['visibility:hidden', 'width:0;height:0;border:0', 'content-visibility:hidden']) {
    await t.test(style, async () => {
      await actions.content(frame(style));
      const inside = await actions.inFrame();
      const step = async (method, request) => {
        const {resolved, ...outcome} = await inside.step(method, {selector: '#t', ...request});
        return outcome;
      };
      assert.deepEqual(await step('point', click), {hiddenFrame: true});
      assert.deepEqual(await step('fill', {value: 'x'}), {hiddenFrame: true});
      assert.deepEqual(await step('select', {selector: '#s', options: [{index: 0}]}), {hiddenFrame: true});
      assert.deepEqual(await step('drop', {...click}), {hiddenFrame: true});
      assert.deepEqual(await step('fill', {value: 'x', force: true}), {insert: true});
      assert.deepEqual(await step('read', {what: 'visible'}), {value: false});
      assert.equal((await step('expect', {expression: 'to.be.hidden'})).matches, true);
      assert.equal((await step('waitSelector', {state: 'hidden'})).satisfied, true);
    });
  }
  await t.test('held', async () => {
    await actions.content(frame('visibility:hidden'));
    const inside = await actions.inFrame();
    const on = await inside.node('document.querySelector("#t")');
    assert.deepEqual(await inside.step('read', {what: 'visible'}, {on}), {value: true});
    assert.deepEqual(await inside.step('waitState', {state: 'visible'}, {on}), {satisfied: true});
    assert.deepEqual(await inside.step('fill', {value: 'x'}, {on}), {insert: true});
  });
});

test('points in frames arrive, however the frames are turned and scaled', async t => {
  const actions = await actionPage(bed);
  const inner = `<body style='margin:0'><button id=t style='position:absolute;left:50px;top:30px;width:20px;height:20px;padding:0;border:0'></button>
    <script>onmousedown = ({clientX, clientY}) => { top.arrived = [clientX, clientY]; }</script>`;
  for (const [style, around] of [
    ['transform:rotate(10deg) scale(.5);margin:50px', ''], ['rotate:30deg;scale:0.8;border:7px solid;padding:9px', ''], ['zoom:2', 'zoom:1.3'],
    ['transform:skewX(20deg)', 'transform:rotate(-20deg);margin-top:60px'],
  ]) {
    await t.test(`${style} ${around}`, async () => {
      await actions.content(`<div style="${around}"><iframe style="width:200px;height:100px;${style}" srcdoc="${inner}"></iframe></div>`);
      const {point} = await aim(await actions.inFrame());
      await clickAt(actions, point);
      const [x, y] = await actions.page.evaluate('arrived');
      assert.ok(Math.abs(x - 60) <= 1 && Math.abs(y - 40) <= 1, `${x}, ${y}`);
    });
  }
});
