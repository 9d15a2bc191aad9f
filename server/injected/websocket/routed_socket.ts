// One routed WebSocket: what the page has in hand. Comments name the steps of https://websockets.spec.whatwg.org that the
// browser's own socket would take.

import {decodeBase64, encodeBase64} from '../base/base64';
import {bytesOfBuffer} from '../base/binary';
import {whenSettled} from '../base/promises';
import {Queue} from '../base/queue';
import type {Payload} from './conversions';
import {EventHandlers} from './event_handlers';
import {closeEvent, messageEvent, plainEvent} from './events';
import {blobArrayBuffer, byteLength, dispatchEvent, isDetached, utf8Length} from './natives';
import type {WebSocketURL} from './natives';
import {abnormalClosure, noStatus, RoutedConnection} from './routed_connection';
import type {Facilities} from './routed_connection';

export const connecting = 0;
export const open = 1;
export const closing = 2;
export const closed = 3;

// What the page has sent and the driver hasn't heard of yet.
type Outgoing = {kind: 'text'; text: string} | {kind: 'base64'; base64: string; size: number} |
    {kind: 'blob'; blob: Blob; size: number} | {kind: 'close'; code: number; reason: string};

export class RoutedSocket extends RoutedConnection {
  readyState = connecting;
  protocol = '';
  extensions = '';
  binaryType: BinaryType = 'blob';
  readonly handlers: EventHandlers;

  private readonly outgoing_ = new Queue<Outgoing>();
  private sendingQueued_ = false;
  // The bytes that have not left, but for what was handed over since the amount last drained: few ask how much that is.
  private buffered_ = 0;
  private readonly handedOver_ = new Queue<Outgoing>();

  /** `target` is the page's object. */
  constructor(id: number, private readonly target_: EventTarget, url: WebSocketURL, protocols: string[],
      facilities: Facilities) {
    super(id, url, protocols, facilities);
    this.handlers = new EventHandlers(target_);
  }

  // ---- What the page does, its arguments converted and validated.

  /** What `readyState` is, which sockets whose document is gone are not told. */
  currentState(): number {
    if (this.readyState !== closed && isDetached())
      this.readyState = closed;
    return this.readyState;
  }

  /** Not to be called while CONNECTING. */
  send(payload: Payload): void {
    const outgoing = encode(payload);
    if (this.readyState === open)
      this.enqueue_(outgoing);
    else
      this.buffered_ += sizeOf(outgoing);
  }

  get bufferedAmount(): number {
    this.facilities_.tasks.hurry();
    let amount = this.buffered_;
    this.handedOver_.forEach(outgoing => {
      amount += sizeOf(outgoing);
    });
    return amount;
  }

  /** Without a code: undefined and "". */
  close(code: number | undefined, reason: string): void {
    if (this.readyState >= closing)
      return;
    const wasOpen = this.readyState === open;
    this.readyState = closing;
    if (wasOpen)
      this.enqueue_({kind: 'close', code: code ?? noStatus, reason});
    else
      this.failConnection_();
  }

  /** A Blob that isn't read yet never will be, and holds up what follows it. */
  override leave(): void {
    super.leave();
    for (let first; (first = this.outgoing_.first) && first.kind !== 'blob';) {
      this.outgoing_.shift();
      this.handOver_(first);
    }
  }

  // ---- The connection as the page sees it.

  protected override get closing_(): boolean {
    return this.readyState >= closing;
  }

  protected override get ended_(): boolean {
    return this.readyState === closed;
  }

  protected override opened_(protocol: string, extensions: string): void {
    if (this.readyState !== connecting)
      return;
    this.readyState = open;
    this.extensions = extensions;
    this.protocol = protocol;
    dispatchEvent(this.target_, plainEvent('open'));
  }

  // "When a WebSocket message has been received".
  protected override receive_(message: string, isBase64: boolean): void {
    if (this.readyState !== open) {
      this.facilities_.outbox.dropped('page', this.id, 'the page has closed the socket');
      return;
    }
    const data = isBase64 ? decodeBase64(message) : message;
    dispatchEvent(this.target_, messageEvent(data, this.binaryType, this.url_.origin));
  }

  protected override end_(code: number, reason: string, wasClean: boolean): void {
    this.closed_(code, reason, wasClean, !wasClean && (this.readyState === connecting || this.serverFailed_));
  }

  private failConnection_(): void {
    this.outgoing_.clear();
    this.fail_(() => this.closed_(abnormalClosure, '', false, true));
  }

  // "When the WebSocket connection is closed": to be called in a task. The events follow one another in tasks of
  // their own, for microtasks run between the listeners of one and of the next.
  private closed_(code: number, reason: string, wasClean: boolean, failed: boolean): void {
    this.readyState = closed;
    this.outgoing_.clear();
    const close = () => {
      if (wasClean || !this.serverForbidden_)
        dispatchEvent(this.target_, closeEvent(code, reason, wasClean));
      this.checkEnd_();
    };
    if (!failed) {
      close();
      return;
    }
    this.facilities_.tasks.postNext(close);
    dispatchEvent(this.target_, plainEvent('error'));
  }

  // ---- What goes out, in order: nothing leaves before a Blob in front of it has been read, nor before the driver has
  // caught up.

  private enqueue_(outgoing: Outgoing): void {
    const waits = this.goesDirectly_ ? !this.outgoing_.empty : this.sendingQueued_ || this.facilities_.outbox.congested;
    if (waits || outgoing.kind === 'blob') {
      this.outgoing_.push(outgoing);
      this.buffered_ += sizeOf(outgoing);
      if (!this.sendingQueued_) {
        this.sendingQueued_ = true;
        this.sendQueued_();
      }
    } else {
      this.handOver_(outgoing);
    }
  }

  private readonly sendQueued_ = (): void => {
    for (let first; (first = this.outgoing_.first);) {
      if (this.facilities_.outbox.congested) {
        this.facilities_.outbox.whenRelieved(this.sendQueued_);
        return;
      }
      if (first.kind === 'blob') {
        this.readBlob_(first);
        return;
      }
      this.outgoing_.shift();
      this.buffered_ -= sizeOf(first);
      this.handOver_(first);
    }
    this.sendingQueued_ = false;
  };

  // Puts in its place what is in the first of the queue, and goes on.
  private readBlob_(first: Outgoing & {kind: 'blob'}): void {
    const {blob, size} = first;
    whenSettled(blobArrayBuffer(blob), buffer => {
      if (this.outgoing_.first === first) {
        this.outgoing_.shift();
        this.outgoing_.unshift({kind: 'base64', base64: encodeBase64(bytesOfBuffer(buffer)), size});
      }
      this.sendQueued_();
    }, () => {
      this.failConnection_();
      this.sendingQueued_ = false;
    });
  }

  private handOver_(outgoing: Outgoing): void {
    if (outgoing.kind === 'close') {
      this.tellClose_(outgoing.code, outgoing.reason, true);
      return;
    }
    if (outgoing.kind === 'text')
      this.tellMessage_(outgoing.text, false);
    else if (outgoing.kind === 'base64')
      this.tellMessage_(outgoing.base64, true);
    // Within one task the amount only grows.
    if (this.handedOver_.empty)
      this.facilities_.tasks.inLaterTask(this.drain_);
    this.handedOver_.push(outgoing);
  }

  private readonly drain_ = () => this.handedOver_.clear();
}

function sizeOf(outgoing: Outgoing): number {
  if (outgoing.kind === 'text')
    return utf8Length(outgoing.text);
  return outgoing.kind === 'close' ? 0 : outgoing.size;
}

// The bytes are the page's to change as soon as send() returns: they are copied here.
function encode(payload: Payload): Outgoing {
  return payload.kind === 'bytes' ?
      {kind: 'base64', base64: encodeBase64(payload.bytes), size: byteLength(payload.bytes)} : payload;
}
