// Time as it passes outside of pages. Held from before a page, or a clock that a test puts in place, could change it.

import {apply, construct, getter, global, uncurry} from './primordials';

export interface RealTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** As the functions of the same purpose that pages have. */
  setTimer(callback: () => void, delay: number): number;
  clearTimer(id: number): void;
  cancelFrame(id: number): void;
  cancelIdle(id: number): void;
  /** Calls `callback` once everything that is to happen now has happened. */
  soon(callback: () => void): void;
  /** As an exception that nobody caught. */
  report(error: unknown): void;
}

const {now} = Date;
const {setTimeout, clearTimeout, cancelAnimationFrame, cancelIdleCallback, reportError, MessageChannel} = global;
const receiverOf = getter<MessagePort>(MessageChannel.prototype, 'port1');
const senderOf = getter<MessagePort>(MessageChannel.prototype, 'port2');
const addEventListener = uncurry(EventTarget.prototype.addEventListener);
const startPort = uncurry(MessagePort.prototype.start);
const closePort = uncurry(MessagePort.prototype.close);
const postMessage = uncurry(MessagePort.prototype.postMessage as (this: MessagePort, message: unknown) => void);

function setTimer(callback: () => void, delay: number): number {
  return apply(setTimeout, global, [callback, delay]) as unknown as number;
}

// A timer that a timer sets may have to wait for four milliseconds (HTML, timer initialization steps); one that a message
// sets not.
function soon(callback: () => void): void {
  const channel = construct(MessageChannel, []) as MessageChannel;
  const receiver = receiverOf(channel);
  addEventListener(receiver, 'message', () => {
    closePort(receiver);
    setTimer(callback, 0);
  });
  startPort(receiver);
  postMessage(senderOf(channel), undefined);
}

export const realTime: RealTime = {
  now,
  setTimer,
  soon,
  clearTimer: id => apply(clearTimeout, global, [id]),
  cancelFrame: id => apply(cancelAnimationFrame, global, [id]),
  cancelIdle: id => apply(cancelIdleCallback, global, [id]),
  report: error => apply(reportError, global, [error]),
};
