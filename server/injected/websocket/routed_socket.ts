// One routed WebSocket: what the page has in hand, and what the driver does to it. Comments name the steps of
// https://websockets.spec.whatwg.org that the browser's own socket would take.

import {decodeBase64, encodeBase64} from '../base/base64';
import {bytesOfBuffer} from '../base/binary';
import {push} from '../base/primordials';
import type {Payload} from './conversions';
import {EventHandlers} from './event_handlers';
import {closeEvent, messageEvent, plainEvent} from './events';
import {blobArrayBuffer, byteLength, dispatchEvent, utf8Length} from './natives';
import type {WebSocketURL} from './natives';
import type {Outbox} from './outbox';
import {ServerSide} from './server_side';
import type {Tasks} from './tasks';

export const connecting = 0;
export const open = 1;
export const closing = 2;
export const closed = 3;

const noStatus = 1005;
const abnormalClosure = 1006;

export interface Facilities {
  tasks: Tasks;
  outbox: Outbox;
  /** Called when nothing can happen to the socket any more. */
  onEnd(): void;
}

// What the page has sent and the driver hasn't heard of yet.
type Outgoing = {text: string; size: number} | {base64: string; size: number} | {blob: Blob; size: number} |
    {closeCode: number; reason: string};

export class RoutedSocket {
  readyState = connecting;
  protocol = '';
  extensions = '';
  bufferedAmount = 0;
  binaryType: BinaryType = 'blob';
  readonly handlers: EventHandlers;

  private server_: ServerSide | undefined;
  private serverClosed_ = false;
  // What is going to be when the tasks that wait have run.
  private willOpen_ = false;
  private willClose_ = false;
  // Whether the driver has heard that the page's side closes.
  private toldClose_ = false;
  private outgoing_: Outgoing[] = [];
  private readingBlob_ = false;
  private handedOver_ = 0;

  /** `target` is the page's object; `protocols` are the ones it asked for. */
  constructor(readonly id: number, private readonly target_: EventTarget, private readonly url_: WebSocketURL,
      private readonly protocols_: string[], private readonly facilities_: Facilities) {
    this.handlers = new EventHandlers(target_);
  }

  get url(): string {
    return this.url_.href;
  }

  // ---- What the page does, its arguments converted and validated.

  /** Not to be called while CONNECTING. */
  send(payload: Payload): void {
    const outgoing = encode(payload);
    this.bufferedAmount += outgoing.size;
    if (this.readyState === open)
      this.enqueue_(outgoing);
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
      this.fail_();
  }

  // ---- What the driver does, each as the wire command of the same name.

  ensureOpened(): void {
    if (!this.server_)
      this.open_(this.protocols_[0] ?? '', '');
  }

  connect(): void {
    if (this.server_ || this.readyState >= closing)
      return;
    const {outbox} = this.facilities_;
    this.server_ = new ServerSide(this.url, this.protocols_, {
      onOpen: (protocol, extensions) => this.open_(protocol, extensions),
      onMessage: (data, isBase64) => outbox.message('Server', this.id, data, isBase64),
      onClose: (code, reason, wasClean) => {
        this.serverClosed_ = true;
        outbox.close('Server', this.id, code, reason, wasClean);
        this.checkEnd_();
      },
    });
    this.server_.start();
  }

  sendToPage(message: string, isBase64: boolean): void {
    this.open_(this.protocols_[0] ?? '', '');
    this.facilities_.tasks.post(() => this.receive_(message, isBase64));
  }

  sendToServer(message: string, isBase64: boolean): void {
    if (!this.server_?.send(message, isBase64))
      this.facilities_.outbox.dropped('server', this.id, this.server_ ? 'the server is closed' : 'not connected');
  }

  closePage(code: number | null | undefined, reason: string | null | undefined, wasClean: boolean): void {
    if (this.willClose_)
      return;
    // A close code can only come from an open connection.
    if (wasClean)
      this.open_(this.protocols_[0] ?? '', '');
    this.willClose_ = true;
    this.facilities_.tasks.post(() => {
      // However a side closes, whoever forwards closes hears of it.
      this.tellClose_(code ?? noStatus, reason ?? '', wasClean);
      const failed = !wasClean && (this.readyState === connecting || !!this.server_?.failed);
      this.end_(code ?? noStatus, reason ?? '', wasClean, failed);
    });
  }

  closeServer(code: number | null | undefined, reason: string | null | undefined, wasClean: boolean): void {
    if (this.server_) {
      this.server_.close(code, reason);
    } else if (!this.serverClosed_) {
      // Nobody is there to answer the close but we: whoever forwards it gets to hear that it happened.
      this.serverClosed_ = true;
      this.facilities_.outbox.close('Server', this.id, code ?? noStatus, reason ?? '', wasClean);
    }
  }

  // ---- The connection as the page sees it.

  // "When the WebSocket connection is established".
  private open_(protocol: string, extensions: string): void {
    if (this.willOpen_ || this.willClose_)
      return;
    this.willOpen_ = true;
    this.facilities_.tasks.post(() => {
      if (this.readyState !== connecting)
        return;
      this.readyState = open;
      this.extensions = extensions;
      this.protocol = protocol;
      dispatchEvent(this.target_, plainEvent('open'));
    });
  }

  // "When a WebSocket message has been received".
  private receive_(message: string, isBase64: boolean): void {
    if (this.readyState !== open) {
      this.facilities_.outbox.dropped('page', this.id, 'the page has closed the socket');
      return;
    }
    const data = isBase64 ? decodeBase64(message) : message;
    dispatchEvent(this.target_, messageEvent(data, this.binaryType, this.url_.origin));
  }

  // "Fail the WebSocket connection", by the page's own doing.
  private fail_(): void {
    this.willClose_ = true;
    this.outgoing_ = [];
    this.tellClose_(abnormalClosure, '', false);
    this.facilities_.tasks.post(() => this.end_(abnormalClosure, '', false, true));
  }

  private tellClose_(code: number, reason: string, wasClean: boolean): void {
    if (!this.toldClose_)
      this.facilities_.outbox.close('Page', this.id, code, reason, wasClean);
    this.toldClose_ = true;
  }

  // "When the WebSocket connection is closed": to be called in a task. The events follow one another in tasks of
  // their own, for microtasks run between the listeners of one and of the next.
  private end_(code: number, reason: string, wasClean: boolean, failed: boolean): void {
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

  private checkEnd_(): void {
    if (this.readyState === closed && (!this.server_ || this.serverClosed_))
      this.facilities_.onEnd();
  }

  // ---- What goes out, in order: a Blob is read before anything behind it leaves.

  private enqueue_(outgoing: Outgoing): void {
    if (this.readingBlob_ || 'blob' in outgoing) {
      push(this.outgoing_, outgoing);
      if (!this.readingBlob_)
        void this.sendQueued_();
    } else {
      this.handOver_(outgoing);
    }
  }

  private async sendQueued_(): Promise<void> {
    this.readingBlob_ = true;
    for (let i = 0; i < this.outgoing_.length; ++i) {
      let outgoing = this.outgoing_[i]!;
      if ('blob' in outgoing) {
        try {
          const buffer = await blobArrayBuffer(outgoing.blob);
          outgoing = {base64: encodeBase64(bytesOfBuffer(buffer)), size: outgoing.size};
        } catch {
          this.fail_();
          break;
        }
      }
      if (this.readyState === closed)
        break;
      this.handOver_(outgoing);
    }
    this.outgoing_ = [];
    this.readingBlob_ = false;
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
    if (this.handedOver_ === 0)
      tasks.inNextTask(() => this.drain_());
    this.handedOver_ += outgoing.size;
  }

  private drain_(): void {
    this.bufferedAmount -= this.handedOver_;
    this.handedOver_ = 0;
  }
}

// The bytes are the page's to change as soon as send() returns: they are copied here.
function encode(payload: Payload): Exclude<Outgoing, {closeCode: number}> {
  if ('text' in payload)
    return {text: payload.text, size: utf8Length(payload.text)};
  if ('bytes' in payload)
    return {base64: encodeBase64(payload.bytes), size: byteLength(payload.bytes)};
  return payload;
}
