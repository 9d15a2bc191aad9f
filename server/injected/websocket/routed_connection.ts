// What the driver does to a routed connection, whichever interface the page has in hand.

import {LastWords} from './last_words';
import type {WebSocketURL} from './natives';
import type {Outbox} from './outbox';
import {ServerSide} from './server_side';
import type {Tasks} from './tasks';

export const noStatus = 1005;
export const abnormalClosure = 1006;
const failedTlsHandshake = 1015;

export interface Facilities {
  tasks: Tasks;
  outbox: Outbox;
  /** Called when nothing can happen to the connection any more. */
  onEnd(): void;
}

export abstract class RoutedConnection {
  private server_: ServerSide | undefined;
  private serverClosed_ = false;
  // What is going to be when the tasks that wait have run.
  private willOpen_ = false;
  private willClose_ = false;
  // How the page's side closes, once the driver has heard of it.
  private closeOfPage_: {code: number; reason: string} | undefined;
  private readonly lastWords_ = new LastWords();
  // Where what the page says goes directly: the client won't be in time to pass it on.
  private direct_: ServerSide | undefined;
  private saidDirectly_ = false;

  /** `protocols` are the ones the page asked for. */
  constructor(readonly id: number, protected readonly url_: WebSocketURL, protected readonly protocols_: string[],
      protected readonly facilities_: Facilities) {}

  get url(): string {
    return this.url_.href;
  }

  // ---- What the driver does, each as the wire command of the same name.

  ensureOpened(): void {
    if (!this.server_)
      this.open_(this.protocols_[0] ?? '', '');
  }

  connect(): void {
    if (this.server_ || this.closing_)
      return;
    const {outbox} = this.facilities_;
    this.server_ = new ServerSide(this.url, this.protocols_, {
      onOpen: (protocol, extensions) => this.open_(protocol, extensions),
      onMessage: (data, isBase64) => {
        outbox.message('Server', this.id, data, isBase64);
        this.lastWords_.said(/*fromPage=*/false, data, isBase64);
      },
      onClose: (code, reason, wasClean) => {
        this.serverClosed_ = true;
        outbox.close('Server', this.id, code, reason, wasClean);
        this.checkEnd_();
      },
    });
    this.server_.start();
  }

  sendToPage(message: string, isBase64: boolean): void {
    this.lastWords_.sent(/*fromPage=*/false, message, isBase64);
    this.open_(this.protocols_[0] ?? '', '');
    this.facilities_.tasks.post(() => this.receive_(message, isBase64));
  }

  sendToServer(message: string, isBase64: boolean): void {
    if (this.direct_)
      return;
    this.lastWords_.sent(/*fromPage=*/true, message, isBase64);
    const failure = this.server_ ? this.server_.send(message, isBase64) : 'not connected';
    if (failure)
      this.facilities_.outbox.dropped('server', this.id, failure);
  }

  closePage(code: number | null | undefined, reason: string | null | undefined, wasClean: boolean): void {
    if (this.willClose_)
      return;
    // No closing handshake has these codes: whoever hands a failure on means one.
    const isClean = wasClean && code !== abnormalClosure && code !== failedTlsHandshake;
    // A close code can only come from an open connection.
    if (isClean)
      this.open_(this.protocols_[0] ?? '', '');
    this.willClose_ = true;
    this.facilities_.tasks.post(() => {
      // However a side closes, whoever forwards closes hears of it.
      this.tellClose_(code ?? noStatus, reason ?? '', isClean);
      this.end_(code ?? noStatus, reason ?? '', isClean);
    });
  }

  closeServer(code: number | null | undefined, reason: string | null | undefined, wasClean: boolean): void {
    if (this.direct_)
      return;
    if (this.server_) {
      this.server_.close(code, reason);
    } else if (!this.serverClosed_) {
      // Nobody is there to answer the close but we: whoever forwards it gets to hear that it happened.
      this.serverClosed_ = true;
      this.facilities_.outbox.close('Server', this.id, code ?? noStatus, reason ?? '', wasClean);
    }
  }

  /** The document goes: what the client can't pass on any more goes on its own. */
  leave(): void {
    const server = this.server_;
    if (!server || !this.lastWords_.passedOn)
      return;
    this.direct_ = server;
    this.lastWords_.forEach(({message, isBase64}) => this.sayDirectly_(message, isBase64));
    if (this.closeOfPage_)
      this.closeDirectly_(this.closeOfPage_.code, this.closeOfPage_.reason);
  }

  /** Whether anything went past the driver since this was last asked. */
  takeSaidDirectly(): boolean {
    const result = this.saidDirectly_;
    this.saidDirectly_ = false;
    return result;
  }

  // ---- What the page's side does with it, each in a task of its own.

  /** Whether the page has begun to close. */
  protected abstract readonly closing_: boolean;
  /** Whether nothing follows for the page. */
  protected abstract readonly ended_: boolean;
  protected abstract opened_(protocol: string, extensions: string): void;
  protected abstract receive_(message: string, isBase64: boolean): void;
  protected abstract end_(code: number, reason: string, wasClean: boolean): void;

  /** Whether the browser reported an error on the connection to the server. */
  protected get serverFailed_(): boolean {
    return !!this.server_?.failed;
  }

  /** Whether the page's own policy forbids the connection to the server: sockets don't close then. */
  protected get serverForbidden_(): boolean {
    return !!this.server_?.forbidden;
  }

  /** Whether what the page says goes to the server past the driver. */
  protected get goesDirectly_(): boolean {
    return !!this.direct_;
  }

  /** The page says something to its server. */
  protected tellMessage_(message: string, isBase64: boolean): void {
    this.facilities_.outbox.message('Page', this.id, message, isBase64);
    if (this.direct_)
      this.sayDirectly_(message, isBase64);
    else if (this.server_)
      this.lastWords_.said(/*fromPage=*/true, message, isBase64);
  }

  /** The page closes, and says so to the driver once. */
  protected tellClose_(code: number, reason: string, wasClean: boolean): void {
    if (this.closeOfPage_)
      return;
    this.closeOfPage_ = {code, reason};
    this.facilities_.outbox.close('Page', this.id, code, reason, wasClean);
    if (this.direct_)
      this.closeDirectly_(code, reason);
  }

  /** "Fail the WebSocket connection", by the page's own doing; `end` runs in a task. */
  protected fail_(end: () => void): void {
    this.willClose_ = true;
    this.tellClose_(abnormalClosure, '', false);
    this.facilities_.tasks.post(end);
  }

  /** To be called when the page's side has ended. */
  protected checkEnd_(): void {
    if (this.ended_ && (!this.server_ || this.serverClosed_))
      this.facilities_.onEnd();
  }

  private sayDirectly_(message: string, isBase64: boolean): void {
    this.saidDirectly_ = true;
    this.direct_!.send(message, isBase64);
  }

  private closeDirectly_(code: number, reason: string): void {
    this.saidDirectly_ = true;
    this.direct_!.close(code, reason);
  }

  // "When the WebSocket connection is established".
  private open_(protocol: string, extensions: string): void {
    if (this.willOpen_ || this.willClose_)
      return;
    this.willOpen_ = true;
    this.facilities_.tasks.post(() => this.opened_(protocol, extensions));
  }
}
