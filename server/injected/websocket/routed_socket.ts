// One routed WebSocket: what the page has in hand. Comments name the steps of https://websockets.spec.whatwg.org that the
// browser's own socket would take.

import {decodeBase64, encodeBase64} from '../base/base64';
import {bytesOfBuffer} from '../base/binary';
import {push} from '../base/primordials';
import {Queue} from '../base/queue';
import type {Payload} from './conversions';
import {EventHandlers} from './event_handlers';
import {closeEvent, messageEvent, plainEvent} from './events';
import {blobArrayBuffer, byteLength, dispatchEvent, utf8Length} from './natives';
import type {WebSocketURL} from './natives';
import {abnormalClosure, noStatus, RoutedConnection} from './routed_connection';
import type {Facilities} from './routed_connection';

export const connecting = 0;
export const open = 1;
export const closing = 2;
export const closed = 3;

// What the page has sent and the driver hasn't heard of yet.
type Outgoing = {text: string} | {base64: string; size: number} | {blob: Blob; size: number} |
    {closeCode: number; reason: string};

// Stands for what has left, and lets go of it.
const sent: Outgoing = {text: ''};

export class RoutedSocket extends RoutedConnection {
  readyState = connecting;
  protocol = '';
  extensions = '';
  binaryType: BinaryType = 'blob';
  readonly handlers: EventHandlers;

  private outgoing_: Outgoing[] = [];
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
      this.enqueue_({closeCode: code ?? noStatus, reason});
    else
      this.failConnection_();
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
    this.outgoing_ = [];
    this.fail_(() => this.closed_(abnormalClosure, '', false, true));
  }

  // "When the WebSocket connection is closed": to be called in a task. The events follow one another in tasks of
  // their own, for microtasks run between the listeners of one and of the next.
  private closed_(code: number, reason: string, wasClean: boolean, failed: boolean): void {
    this.readyState = closed;
    const close = () => {
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
    if (this.sendingQueued_ || 'blob' in outgoing || this.facilities_.outbox.congested) {
      push(this.outgoing_, outgoing);
      this.buffered_ += sizeOf(outgoing);
      if (!this.sendingQueued_)
        void this.sendQueued_();
    } else {
      this.handOver_(outgoing);
    }
  }

  private async sendQueued_(): Promise<void> {
    const {outbox} = this.facilities_;
    this.sendingQueued_ = true;
    for (let i = 0; i < this.outgoing_.length; ++i) {
      let outgoing = this.outgoing_[i]!;
      this.outgoing_[i] = sent;
      while (outbox.congested)
        await outbox.relief();
      if ('blob' in outgoing) {
        try {
          const buffer = await blobArrayBuffer(outgoing.blob);
          outgoing = {base64: encodeBase64(bytesOfBuffer(buffer)), size: outgoing.size};
        } catch {
          this.failConnection_();
          break;
        }
      }
      if (this.readyState === closed)
        break;
      this.buffered_ -= sizeOf(outgoing);
      this.handOver_(outgoing);
    }
    this.outgoing_ = [];
    this.sendingQueued_ = false;
  }

  private handOver_(outgoing: Exclude<Outgoing, {blob: Blob}>): void {
    const {outbox, tasks} = this.facilities_;
    if ('closeCode' in outgoing) {
      this.tellClose_(outgoing.closeCode, outgoing.reason, true);
      return;
    }
    if ('text' in outgoing)
      outbox.message('Page', this.id, outgoing.text, false);
    else
      outbox.message('Page', this.id, outgoing.base64, true);
    // Within one task the amount only grows.
    if (this.handedOver_.empty)
      tasks.inLaterTask(this.drain_);
    this.handedOver_.push(outgoing);
  }

  private readonly drain_ = () => this.handedOver_.clear();
}

function sizeOf(outgoing: Outgoing): number {
  if ('text' in outgoing)
    return utf8Length(outgoing.text);
  return 'closeCode' in outgoing ? 0 : outgoing.size;
}

// The bytes are the page's to change as soon as send() returns: they are copied here.
function encode(payload: Payload): Exclude<Outgoing, {closeCode: number}> {
  if ('text' in payload)
    return payload;
  if ('bytes' in payload)
    return {base64: encodeBase64(payload.bytes), size: byteLength(payload.bytes)};
  return payload;
}
