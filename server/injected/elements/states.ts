// What an element has to be for an action, as https://playwright.dev/docs/actionability defines it.

import {getter} from '../base/primordials';
import {checkedOf, disabledOf, readonlyRoles, roleOf} from './aria/aria';
import {htmlName} from './aria/nodes';
import {attribute, boundingBox, hasAttribute, parentAcrossShadow} from './base/tree';
import {isVisible} from './box';
import {nextFrame} from './frame_time';
import {frameElementOf, windowOf} from './frames';
import {isAttached} from './properties';
import {controlFor, isEditable} from './retarget';

export type State = 'visible' | 'hidden' | 'enabled' | 'disabled' | 'editable' | 'stable';

/** Why there is no answer: what the client is told. */
export type Problem = {error: string};

const isInputChecked = getter<boolean>(HTMLInputElement.prototype, 'checked');
const inputType = getter<string>(HTMLInputElement.prototype, 'type');
const checkable = new Set(['checkbox', 'radio', 'switch', 'menuitemcheckbox', 'menuitemradio', 'option', 'treeitem']);
const fields = new Set(['input', 'textarea', 'select']);
// WAI-ARIA 1.2 has no aria-readonly for these any more.
const neverReadonly = new Set(['menuitemcheckbox', 'menuitemradio']);

export function isEnabled(element: Element): boolean {
  return !disabledOf(controlFor(element));
}

/** Enabled and not read-only. */
export function isWritable(element: Element): boolean | Problem {
  const control = controlFor(element);
  const readonly = isReadonly(control);
  return typeof readonly === 'object' ? readonly : !readonly && !disabledOf(control);
}

function isReadonly(control: Element): boolean | Problem {
  if (fields.has(htmlName(control)))
    return hasAttribute(control, 'readonly');
  const role = roleOf(control) ?? '';
  if (readonlyRoles.has(role) && !neverReadonly.has(role))
    return attribute(control, 'aria-readonly')?.toLowerCase() === 'true';
  return isEditable(control) ? false : {
    error: 'Element is not an <input>, <textarea>, <select> or [contenteditable] and does not have a role allowing ' +
        '[aria-readonly]',
  };
}

/** An indeterminate checkbox is as checked as it was before. */
export function isChecked(element: Element): boolean | Problem {
  const control = controlFor(element);
  if (isNativeCheckable(control))
    return isInputChecked(control);
  return isCheckableRole(control) ? checkedOf(control) === true : {error: 'Not a checkbox or radio button'};
}

/** 'mixed' for what is indeterminate. */
export function checkedState(element: Element): boolean | 'mixed' | Problem {
  const control = controlFor(element);
  return isNativeCheckable(control) || isCheckableRole(control) ? checkedOf(control) :
    {error: 'Not a checkbox or radio button'};
}

export function isRadio(element: Element): boolean {
  const control = controlFor(element);
  return htmlName(control) === 'input' && inputType(control) === 'radio';
}

function isNativeCheckable(control: Element): boolean {
  return htmlName(control) === 'input' && ['checkbox', 'radio'].includes(inputType(control));
}

function isCheckableRole(control: Element): boolean {
  return checkable.has(roleOf(control) ?? '');
}

/** Whether there is anything of the element to see, in a frame that is to be seen as far as the page can tell. */
export function isShown(element: Element): boolean {
  return isVisible(element) && !isInHiddenFrame(element);
}

/** Whether one of the frames around the element is hidden, as far as they can be reached. */
export function isInHiddenFrame(element: Element): boolean {
  let view = windowOf(element);
  for (let frame = view && frameElementOf(view); frame; frame = view && frameElementOf(view)) {
    if (!isVisible(frame))
      return true;
    view = windowOf(frame);
  }
  return false;
}

/** Why an action on an element has to wait; undefined if it has to no longer. */
export type Unmet = {detached: true} | {notReady: State | 'inert'} | Problem;

/** The first of `states` that the element isn't in. What has to be enabled must not be inert either. */
export function unmet(element: Element, states: readonly State[]): Unmet | undefined {
  return unmetState(element, states) ?? inertness(element, states);
}

function unmetState(element: Element, states: readonly State[]): Unmet | undefined {
  if (!isAttached(element))
    return {detached: true};
  for (const state of states) {
    const holds = state === 'stable' || isIn(element, state);
    if (typeof holds === 'object')
      return holds;
    if (!holds)
      return {notReady: state};
  }
  return undefined;
}

/** The same, with `stable` waited for: it takes two animation frames, and what holds before has to hold after them. */
export async function unmetWhenPainted(element: Element, states: readonly State[]): Promise<Unmet | undefined> {
  if (!states.includes('stable'))
    return unmet(element, states);
  const early = unmetState(element, states);
  if (early)
    return early;
  const stable = await isStable(element);
  return unmetState(element, states) ?? (stable ? inertness(element, states) : {notReady: 'stable'});
}

function inertness(element: Element, states: readonly State[]): Unmet | undefined {
  return states.includes('enabled') && isInert(controlFor(element)) ? {notReady: 'inert'} : undefined;
}

/** Whether the page has said so; what a modal dialog makes inert is behind it, and not hit. */
function isInert(element: Element): boolean {
  for (let around: Element | null = element; around; around = parentAcrossShadow(around)) {
    if (hasAttribute(around, 'inert'))
      return true;
  }
  return false;
}

export function isIn(element: Element, state: Exclude<State, 'stable'>): boolean | Problem {
  switch (state) {
    case 'visible': return isVisible(element);
    case 'hidden': return !isVisible(element);
    case 'enabled': return isEnabled(element);
    case 'disabled': return !isEnabled(element);
    case 'editable': return isWritable(element);
  }
}

/** Whether the element's box is the same in two animation frames, one after the other. */
export async function isStable(element: Element): Promise<boolean> {
  await nextFrame();
  const {x, y, width, height} = boundingBox(element);
  await nextFrame();
  const now = boundingBox(element);
  return now.x === x && now.y === y && now.width === width && now.height === height;
}
