// Events that a user makes up, of the kinds that https://playwright.dev/docs/api/class-elementhandle lists.

import {send} from './events';

type EventClass = new (type: string, init: EventInit) => Event;

// The interface that the standards give an event of this name. Some exist in secure contexts only.
const families: [keyof typeof globalThis, string][] = [
  ['MouseEvent', 'auxclick click dblclick mousedown mouseenter mouseleave mousemove mouseout mouseover ' +
      'mouseup mousewheel'],
  ['KeyboardEvent', 'keydown keypress keyup textInput'],
  ['TouchEvent', 'touchcancel touchend touchmove touchstart'],
  ['PointerEvent', 'contextmenu gotpointercapture lostpointercapture pointercancel pointerdown pointerenter ' +
      'pointerleave pointermove pointerout pointerover pointerup'],
  ['FocusEvent', 'blur focus focusin focusout'],
  ['DragEvent', 'drag dragend dragenter dragexit dragleave dragover dragstart drop'],
  ['WheelEvent', 'wheel'],
  ['DeviceMotionEvent', 'devicemotion'],
  ['DeviceOrientationEvent', 'deviceorientation deviceorientationabsolute'],
];

const familyOf = new Map(families.flatMap(([family, types]) => types.split(' ').map(type => [type, family] as const)));

/** Dispatches an event that bubbles, leaves shadow trees and can be canceled, unless `init` says otherwise. */
export function dispatch(target: Node, type: string, init: Record<string, unknown>): void {
  const family = familyOf.get(type) ?? 'Event';
  const eventClass = globalThis[family] as EventClass | undefined ?? Event;
  send(target, new eventClass(type, {
    bubbles: true, cancelable: true, composed: true,
    ...(family === 'TouchEvent' ? withTouches(target, init) : init),
  }));
}

// Who makes an event up describes its touches by plain objects.
function withTouches(target: Node, init: Record<string, unknown>): Record<string, unknown> {
  const result = {...init};
  for (const list of ['touches', 'targetTouches', 'changedTouches']) {
    if (Array.isArray(result[list]))
      result[list] = result[list].map((touch: Touch | TouchInit) =>
        touch instanceof Touch ? touch : new Touch({...touch, target: touch.target ?? target}));
  }
  return result;
}
