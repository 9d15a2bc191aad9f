// One step of a command on an element, in one call: finds the element, checks what it has to be, and acts. Waiting and
// trying again is the driver's business: what has to be waited for is an answer.

import {Deserializer} from '../values/deserialize';
import type {SerializedValue} from '../values/wire';
import {htmlName} from './aria/nodes';
import {hasDescendants, isElement, parentElement} from './base/tree';
import {dispatch} from './dispatch';
import {drop} from './drop';
import type {Dragged} from './drop';
import {fill} from './fill';
import {filesProblem, nextChoice, setFiles} from './files';
import type {FilePayload} from './files';
import {frameElementOf, windowOf} from './frames';
import type {Point} from './frames';
import {expectation} from './expect/expect';
import {Guard} from './guard';
import type {Input} from './guard';
import {Highlights} from './highlight';
import {obstacleAt, outward} from './hit_target';
import {inBorderBox, pointAt, pointOf} from './point';
import {isAttached} from './properties';
import {read, rootOf} from './reading';
import {controlFor} from './retarget';
import {scrollIntoView} from './scroll';
import {selectOptions} from './select';
import type {OptionChoice} from './select';
import type {Selector} from './selectors/selector';
import {blur, focus, focusAtStart, selectText} from './select_text';
import {isChecked, isIn, isInHiddenFrame, isRadio, isShown, isStable, unmet, unmetWhenPainted} from './states';
import type {State} from './states';
import {find, findAll, Targets} from './targets';
import type {Target} from './targets';

/** What came of a step, as one member tells; and `resolved`, if the element was looked for. */
type Outcome = Record<string, unknown>;

/** `element` is the target itself, or what it is in. */
type Act = (target: Node, element: Element) => Outcome | Promise<Outcome>;

/** One try of an action with a pointer, up to the input itself. */
export interface PointRequest extends Target {
  /** What the element has to be, in the order in which that is checked. */
  states: State[];
  scroll: 'auto' | 'none';
  /** Counts from 0. */
  attempt: number;
  /** In the padding box; the middle of what is seen if there is none. */
  position?: Point;
  /** Whether nothing may be in the way. */
  hit: boolean;
  /** The input to watch from now on, until `finish`. */
  intercept?: Input;
  /** Whether to keep all of that input from the page. */
  trial?: boolean;
  /** The state that clicking is to bring about; where it holds there is nothing to do. */
  wanted?: boolean;
}

const neverUnchecked = 'Cannot uncheck radio button. Radio buttons can only be unchecked by selecting another radio ' +
    'button in the same group.';
// What a command ends with.
const ends = ['error', 'failure', 'done', 'insert', 'accepted', 'already', 'values', 'missing', 'violation'];

export class Actions {
  private readonly targets_ = new Targets();
  private readonly guards_ = new Map<number, Guard>();
  private readonly choices_ = new Map<number, Promise<void>>();
  private readonly highlights_ = new Highlights();

  readonly read = read;
  readonly expect = expectation;

  /** Keeps the element for the steps that follow. */
  find(node: Node | null, request: Target): Promise<Outcome> {
    return this.step(node, request, () => ({found: true}));
  }

  /** Where to click, touch or move to, in the viewport of the `frames`-th frame around this one. */
  point(node: Node | null, request: PointRequest): Promise<Outcome> {
    return this.step(node, request, async (target, element) =>
      hiddenFrame(element, request, !request.states.length) ?? checkOutcome(element, request.wanted) ??
          await unmetWhenPainted(element, request.states) ?? this.aim(target, element, request));
  }

  /** The same for what a frame shows, asked of the document that its element is in. */
  frameHit(frame: Element, {point, hit}: {point: Point; hit: boolean}): Outcome {
    if (!isAttached(frame))
      return {detached: true};
    const found = outward(frame, point, hit);
    return 'point' in found ? {...found, frames: found.frames - 1} : found;
  }

  /**
   * After the input: ends what `intercept` began, and the command with it unless something was in the way. `checked` asks
   * for the state of a checkbox besides.
   */
  finish(_: null, {action, checked}: {action: number; checked?: boolean}): Outcome {
    const obstacle = this.disarm(action);
    if (obstacle !== undefined)
      return {intercepted: obstacle};
    const node = this.targets_.held(action);
    this.targets_.release(action);
    if (!checked)
      return {done: true};
    if (!node || !isAttached(node))
      return {detached: true};
    const state = isChecked(elementOf(node)!);
    return typeof state === 'object' ? state : {value: state};
  }

  /** Lets go of what the command keeps. */
  release(_: null, {action}: {action: number}): void {
    this.disarm(action);
    this.targets_.release(action);
    this.choices_.delete(action);
  }

  /** The node that a command keeps. */
  held(_: null, {action}: {action: number}): Node | undefined {
    return this.targets_.held(action);
  }

  fill(node: Node | null, request: Target & {value: string; force?: boolean; refusesMalformed?: boolean}):
      Promise<Outcome> {
    return this.step(node, request, (_, element) =>
      hiddenFrame(element, request, request.force) ??
          (request.force ? undefined : unmet(element, ['visible', 'enabled', 'editable'])) ??
          fill(controlFor(element), request.value, request.refusesMalformed ?? false));
  }

  /** `options`: a number is the index of one of the `elements`. */
  select(node: Node | null, request: Target & {options: (OptionChoice | number)[]; force?: boolean},
      ...elements: Element[]): Promise<Outcome> {
    return this.step(node, request, (_, element) => {
      const early = hiddenFrame(element, request, request.force) ??
          (request.force ? undefined : unmet(element, ['visible', 'enabled']));
      if (early)
        return early;
      const list = controlFor(element);
      if (htmlName(list) !== 'select')
        return {error: 'Element is not a <select> element'};
      return selectOptions(list as HTMLSelectElement,
          request.options.map(option => typeof option === 'number' ? elements[option]! : option));
    });
  }

  selectText(node: Node | null, request: Target & {force?: boolean}): Promise<Outcome> {
    return this.step(node, request, (_, element) => unmet(element, request.force ? [] : ['visible']) ??
        done(() => selectText(controlFor(element))));
  }

  /** `typing`: what is typed next goes before what an input holds, if it had no focus yet. */
  focus(node: Node | null, request: Target & {typing?: boolean}): Promise<Outcome> {
    if (node && !request.selector && !isElement(node))
      return Promise.resolve({error: 'Node is not an element'});
    return this.step(node, request, (_, element) =>
      unmet(element, []) ?? done(() => request.typing ? focusAtStart(element) : focus(element)));
  }

  blur(node: Node | null, request: Target): Promise<Outcome> {
    return this.step(node, request, (_, element) => unmet(element, []) ?? done(() => blur(element)));
  }

  /**
   * Whether files can go into the input, which is kept from then on: for `setFiles`, or for the browser to take paths.
   */
  files(node: Node | null, request: Target & {count: number; directory: boolean}): Promise<Outcome> {
    return this.step(node, request, (_, element) => {
      const input = controlFor(element);
      if (htmlName(input) !== 'input')
        return {error: 'Node is not an HTMLInputElement'};
      const problem = filesProblem(input as HTMLInputElement, request.count, request.directory);
      if (problem !== undefined)
        return {error: problem};
      this.targets_.hold(request.action, input);
      return {ready: true};
    });
  }

  /** Before the browser gives the kept input files that it has to look for: `filesChosen` waits for them. */
  watchFiles(_: null, {action}: {action: number}): void {
    this.choices_.set(action, nextChoice(this.targets_.held(action) as HTMLInputElement));
  }

  /** Settles once the input has them. */
  async filesChosen(_: null, {action}: {action: number}): Promise<void> {
    await this.choices_.get(action);
  }

  setFiles(_: null, {action, files}: {action: number; files: FilePayload[]}): Outcome {
    const input = this.targets_.held(action) as HTMLInputElement;
    this.targets_.release(action);
    return done(() => setFiles(input, files));
  }

  /** Drops files and data at a point of the element, in one step: there is no input between. */
  drop(node: Node | null, request: PointRequest & Dragged): Promise<Outcome> {
    return this.step(node, request, async (target, element) => {
      const early = hiddenFrame(element, request, !request.states.length) ??
          await unmetWhenPainted(element, request.states);
      if (early)
        return early;
      const found = locate(target, element, request);
      return 'point' in found ? {accepted: drop(element, found.point, request)} : found;
    });
  }

  /** To be called in the world that the event is to be of, as `handles` are, which `init` refers to. */
  dispatch(node: Node | null, request: Target & {type: string; init: SerializedValue}, ...handles: unknown[]):
      Promise<Outcome> {
    if (node && !hasDescendants(node))
      return Promise.resolve({error: 'Node is not queryable.'});
    return this.step(node && rootOf(node), request, target => {
      const init = new Deserializer(handles).deserialize(request.init) as Record<string, unknown>;
      return done(() => dispatch(target, request.type, init));
    });
  }

  scrollIntoView(node: Node | null, request: Target): Promise<Outcome> {
    return this.step(node, request, async (target, element) => {
      const early = await unmetWhenPainted(element, ['stable']);
      if (early)
        return early;
      const found = pointOf(target);
      return 'notVisible' in found ? found : done(() => scrollIntoView(target, 0));
    });
  }

  /** One look whether the element is in a state. */
  waitState(node: Node | null, request: Target & {state: State}): Promise<Outcome> {
    return this.step(node, request, async (_, element) => {
      const {state} = request;
      if (state === 'stable')
        return {satisfied: await isStable(element)};
      if (!isAttached(element))
        return state === 'hidden' ? {satisfied: true} : {detached: true};
      const holds = isIn(element, state);
      return typeof holds === 'object' ? holds : {satisfied: holds};
    });
  }

  /** One look whether a selector finds something in a state, which is kept if so. */
  waitSelector(root: Node | null, request: Target & {state: 'attached' | 'detached' | 'visible' | 'hidden'}): Outcome {
    const {action, state} = request;
    if (root && !isAttached(root))
      return {detached: true};
    const found = find(root, request);
    if (!('node' in found))
      return 'missing' in found ? {satisfied: state === 'detached' || state === 'hidden'} : found;
    const {node, resolved} = found;
    const visible = isShown(node as Element);
    const satisfied = state === 'attached' || state === (visible ? 'visible' : 'hidden');
    if (satisfied && state !== 'hidden')
      this.targets_.hold(action, node);
    return {satisfied, visible, resolved};
  }

  /** Marks what the selector finds until `hideHighlight`, again and again as the page changes. */
  highlight(root: Node | null, {selector, label, style}: {selector: Selector; label: string; style?: string}): void {
    this.highlights_.show(label, {label, find: () => findAll(root, selector), ...(style === undefined ? {} : {style})});
  }

  /** Without a label: all of them. */
  hideHighlight(_: null, {label}: {label?: string}): void {
    this.highlights_.hide(label);
  }

  private async step(node: Node | null, request: Target, act: Act): Promise<Outcome> {
    const found = this.targets_.find(node, request);
    const outcome: Outcome = 'node' in found ? await actOn(found.node, act) : found;
    if ('detached' in outcome || 'hiddenFrame' in outcome || ends.some(end => end in outcome))
      this.targets_.release(request.action);
    return 'resolved' in found ? {...outcome, resolved: found.resolved} : outcome;
  }

  private aim(target: Node, element: Element, request: PointRequest): Outcome {
    const found = locate(target, element, request);
    if (!('point' in found))
      return found;
    const {action, intercept, trial} = request;
    if (intercept && action !== undefined) {
      this.disarm(action);
      this.guards_.set(action,
          new Guard(windowOf(element)!, intercept, point => obstacleAt(element, point), trial ?? false));
    }
    return found.outward;
  }

  private disarm(action: number): string | undefined {
    const guard = this.guards_.get(action);
    guard?.stop();
    this.guards_.delete(action);
    return guard?.obstacle;
  }
}

// In a hidden frame there is nothing to do; an element that the user holds is taken as it is.
function hiddenFrame(element: Element, {selector}: Target, isForced = false): {hiddenFrame: true} | undefined {
  return selector && !isForced && isInHiddenFrame(element) ? {hiddenFrame: true} : undefined;
}

function checkOutcome(element: Element, wanted: boolean | undefined): Outcome | undefined {
  if (wanted === undefined)
    return undefined;
  if (!isAttached(element))
    return {detached: true};
  const checked = isChecked(element);
  if (typeof checked === 'object')
    return checked;
  if (checked === wanted)
    return {already: true};
  return !wanted && isRadio(element) ? {failure: neverUnchecked} : undefined;
}

type Located = {point: Point; outward: {point: Point; frames: number}};
type Unlocated = {notVisible: true} | {outside: true} | {intercepted: string};

// Where to point in the element's own frame, and from there outwards.
function locate(target: Node, element: Element, {scroll, attempt, position, hit}: PointRequest): Located | Unlocated {
  if (scroll === 'auto')
    scrollIntoView(target, attempt, position && inBorderBox(target, position));
  const found = position ? pointAt(target, position) : pointOf(target);
  if (!('point' in found))
    return found;
  const obstacle = hit ? obstacleAt(element, found.point) : undefined;
  if (obstacle !== undefined)
    return {intercepted: obstacle};
  const further = outward(frameElementOf(windowOf(element)!), found.point, hit);
  return 'point' in further ? {point: found.point, outward: further} : further;
}

// What is in no element is in no document either, or is one.
function actOn(target: Node, act: Act): Outcome | Promise<Outcome> {
  const element = elementOf(target);
  return element ? act(target, element) : {detached: true};
}

// A text is as visible as what it is in.
function elementOf(node: Node): Element | null {
  return isElement(node) ? node : parentElement(node);
}

function done(act: () => void): Outcome {
  act();
  return {done: true};
}
