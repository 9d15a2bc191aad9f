// What the page's routed sockets tell the driver, gathered into as few calls of the binding as can be without making
// anything wait.

import {apply, stringify} from '../base/primordials';
import {Queue} from '../base/queue';
import type {Tasks} from './tasks';

/** Calls of the binding carry at least one operation; a full batch goes at once. Characters. */
const maxBatchLength = 1 << 20;
/** How much may be on its way to a driver that doesn't keep up. Characters. */
const maxUnacknowledged = 8 << 20;
/** What a message counts besides its text. The driver counts the same. Characters. */
const messageOverhead = 50;

/**
 * A call of the binding carries the texts of messages, one after the other, a line feed, and a JSON list of operations,
 * which has the texts' lengths in their places. So neither end has to quote them, and the escapes that the list makes
 * necessary come last: text without any is faster to read.
 */
export class Outbox {
  private batch_ = '';
  private texts_ = '';
  private flushing_ = false;
  // The characters of messages that the driver hasn't taken note of.
  private unacknowledged_ = 0;
  // Who waits until those are fewer.
  private readonly waiting_ = new Queue<() => void>();

  constructor(private readonly binding_: (message: string) => void, private readonly tasks_: Tasks) {}

  created(id: number, url: string, protocols: string[], ofPage: boolean): void {
    let list = '';
    for (let i = 0; i < protocols.length; ++i)
      list += (i ? ',' : '') + stringify(protocols[i]!);
    this.add_(`["created",${id},${stringify(url)},[${list}],${ofPage}]`);
  }

  message(side: 'Page' | 'Server', id: number, data: string, isBase64: boolean): void {
    this.texts_ += data;
    this.unacknowledged_ += data.length + messageOverhead;
    this.add_(`["messageFrom${side}",${id},${data.length},${isBase64}]`);
  }

  close(side: 'Page' | 'Server', id: number, code: number, reason: string, wasClean: boolean): void {
    this.add_(`["close${side}",${id},${code},${stringify(reason)},${wasClean}]`);
  }

  /** The realm's sockets can't be routed. */
  unroutable(): void {
    this.add_('["unroutable"]');
  }

  /** Nothing can happen to the socket any more. */
  ended(id: number): void {
    this.add_(`["ended",${id}]`);
  }

  /** A message for `side` of a socket that will never get there. */
  dropped(side: 'page' | 'server', id: number, why: string): void {
    this.add_(`["dropped",${id},"${side}",${stringify(why)}]`);
  }

  /** Whether the driver has more to read than it should: whoever can, waits. */
  get congested(): boolean {
    return this.unacknowledged_ > maxUnacknowledged;
  }

  /** Calls `act` when the driver has caught up, or at once. */
  whenRelieved(act: () => void): void {
    if (this.congested)
      this.waiting_.push(act);
    else
      act();
  }

  /** The driver has read messages of this many more characters. */
  acknowledge(characters: number): void {
    this.unacknowledged_ -= characters;
    for (let act; !this.congested && (act = this.waiting_.shift());)
      act();
  }

  private add_(operation: string): void {
    this.batch_ += (this.batch_ ? ',' : '[') + operation;
    if (this.batch_.length + this.texts_.length > maxBatchLength)
      this.flush_();
    else if (this.tasks_.busy)
      this.tasks_.whenIdle(this.flush_);
    else if (!this.flushing_)
      void this.flushSoon_();
  }

  // At the end of the running script: what it says in one go travels together.
  private async flushSoon_(): Promise<void> {
    this.flushing_ = true;
    await undefined;
    this.flushing_ = false;
    this.flush_();
  }

  private readonly flush_ = () => {
    if (!this.batch_)
      return;
    const message = `${this.texts_}\n${this.batch_}]`;
    this.batch_ = this.texts_ = '';
    apply(this.binding_, undefined, [message]);
  };
}
