// States of elements.

import assert from 'node:assert/strict';
import {test} from 'node:test';

import {askAbout} from './support/aria.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();

// [function, [HTML, state]...]
const states = {
  checkedOf: [
    ['<input id=t type=checkbox>', false],
    ['<input id=t type=checkbox checked>', true],
    ['<input id=t type=checkbox checked aria-checked=false>', true],
    ['<input id=t type=checkbox><script>t.indeterminate = true</script>', 'mixed'],
    ['<input id=t type=radio checked>', true],
    ['<input id=t type=checkbox role=switch checked>', true],
    ['<input id=t type=checkbox role=button checked>', false],
    ['<input id=t aria-checked=true>', false],
    ['<div id=t role=checkbox aria-checked=mixed>', 'mixed'],
    ['<div id=t role=checkbox aria-checked=TRUE>', true],
    ['<div id=t role=checkbox aria-checked=yes>', false],
    ['<div id=t role=option aria-checked=true>', true],
    ['<div id=t role=button aria-checked=true>', false],
    ['<div id=t aria-checked=true>', false],
  ],
  pressedOf: [
    ['<button id=t aria-pressed=true>', true],
    ['<button id=t aria-pressed=mixed>', 'mixed'],
    ['<button id=t aria-pressed=false>', false],
    ['<button id=t aria-pressed>', false],
    ['<button id=t>', false],
    ['<div id=t role=link aria-pressed=true>', false],
  ],
  expandedOf: [
    ['<button id=t aria-expanded=true>', true],
    ['<button id=t aria-expanded=false>', false],
    ['<button id=t>', undefined],
    ['<button id=t aria-expanded=undefined>', undefined],
    ['<h1 id=t aria-expanded=true>', undefined],
    ['<details id=t open>', undefined],
    ['<details id=t open role=button>', true],
    ['<details id=t role=button aria-expanded=true>', false],
  ],
  selectedOf: [
    ['<select><option id=t>', true],
    ['<select><option>a<option id=t>', false],
    ['<select multiple><option id=t aria-selected=true>', false],
    ['<select multiple><option id=t selected aria-selected=false>', true],
    ['<div id=t role=tab aria-selected=true>', true],
    ['<div id=t role=tab aria-selected=false>', false],
    ['<div id=t role=button aria-selected=true>', false],
  ],
  levelOf: [
    ['<h1 id=t>', 1],
    ['<h6 id=t>', 6],
    ['<h1 id=t aria-level=3>', 1],
    ['<h1 id=t role=tab>', 0],
    ['<div id=t role=heading>', 0],
    ['<div id=t role=heading aria-level=9>', 9],
    ['<div id=t role=heading aria-level=" 3 ">', 3],
    ['<div id=t role=heading aria-level=3px>', 0],
    ['<div id=t role=heading aria-level=-1>', 0],
    ['<li id=t aria-level=2>', 2],
    ['<p id=t aria-level=2>', 0],
  ],
  disabledOf: [
    ['<button id=t>', false],
    ['<button id=t disabled>', true],
    ['<button id=t disabled aria-disabled=false>', true],
    ['<a id=t href=x disabled>', false],
    ['<div id=t role=button disabled>', false],
    ['<div id=t role=button aria-disabled=true>', true],
    ['<h1 id=t aria-disabled=true>', false],
    ['<div aria-disabled=true><a id=t href=x>', true],
    ['<div aria-disabled=true><a id=t href=x aria-disabled=false>', false],
    ['<div aria-disabled=true><h1 id=t>', false],
    ['<fieldset disabled><input id=t>', true],
    ['<fieldset disabled><a id=t href=x>', false],
    ['<fieldset disabled><legend><input id=t>', false],
    ['<fieldset disabled><legend></legend><legend><input id=t>', true],
    ['<fieldset disabled><fieldset><legend><input id=t>', true],
    ['<fieldset disabled><legend><fieldset disabled><input id=t>', true],
    ['<fieldset id=t disabled>', false],
    ['<select disabled><option id=t>', false],
    ['<select><option id=t disabled>', true],
    ['<select><optgroup disabled><option id=t>', true],
    ['<select multiple><optgroup id=t disabled>', true],
    ['<fieldset disabled><x-a id=h></x-a></fieldset><script>h.attachShadow({mode: "open"}).innerHTML = "<input id=t>"</script>', false],
    ['<p aria-disabled=true><x-a id=h></x-a></p><script>h.attachShadow({mode: "open"}).innerHTML = "<input id=t>"</script>', true],
  ],
  readonlyOf: [
    ['<input id=t>', false],
    ['<input id=t readonly>', true],
    ['<textarea id=t readonly>', true],
    ['<select id=t>', false],
    ['<div id=t role=textbox>', false],
    ['<div id=t role=textbox aria-readonly=true>', true],
    ['<div id=t contenteditable>', false],
    ['<div contenteditable><b id=t>', false],
    ['<div id=t>', undefined],
    ['<button id=t aria-readonly=true>', undefined],
  ],
  isInvalid: [
    ['<input id=t>', false],
    ['<input id=t required>', true],
    ['<input id=t required disabled>', false],
    ['<input id=t required aria-invalid=false>', true],
    ['<input id=t aria-invalid=true>', true],
    ['<input id=t aria-invalid=spelling>', true],
    ['<input id=t aria-invalid>', false],
    ['<fieldset id=t><input required>', false],
  ],
  isActive: [
    ['<input id=t>', false],
    ['<input id=t><script>t.focus()</script>', true],
    ['<body id=t>', true],
    ['<x-a id=t></x-a><script>t.attachShadow({mode: "open"}).innerHTML = "<input>"; t.shadowRoot.firstChild.focus()</script>', true],
  ],
};

for (const [state, rows] of Object.entries(states)) {
  test(state, async () => {
    const page = await bed.newPage();
    // JSON has no undefined.
    const answers = await askAbout(page, rows.map(([html]) => html), `(aria, t) => aria.${state}(t) ?? 'undefined'`);
    assert.deepEqual(rows.map(([html], i) => [html, answers[i]]), rows.map(([html, value]) => [html, value ?? 'undefined']));
  });
}
