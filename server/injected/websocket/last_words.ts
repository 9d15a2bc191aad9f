// What the page has said to its server and the client has not passed on yet. A document that goes takes the connection
// with it before the client can answer: then this goes to the server as it is.

import {Queue} from '../base/queue';
import {currentTime} from './tasks';

/** Who takes longer to pass a message on (milliseconds) does something else with it. */
const maxDelay = 1000;

interface Said {
  fromPage: boolean;
  message: string;
  isBase64: boolean;
  since: number;
}

/**
 * Watches whether the client only passes on what it is told, as it does by default: each message of one side to the
 * other, unchanged, in order. Nothing tells such a client from one that has not decided yet. One that ever did anything
 * else decides alone: nothing goes past it.
 */
export class LastWords {
  private readonly unanswered_ = new Queue<Said>();
  private passesOn_ = true;

  /** A side has said something, and the client is told. */
  said(fromPage: boolean, message: string, isBase64: boolean): void {
    if (!this.passesOn_)
      return;
    const since = currentTime();
    if (this.isLate_(since))
      this.giveUp_();
    else
      this.unanswered_.push({fromPage, message, isBase64, since});
  }

  /** The client has sent something to the other side. */
  sent(fromPage: boolean, message: string, isBase64: boolean): void {
    if (!this.passesOn_)
      return;
    const said = this.unanswered_.shift();
    if (!said || said.fromPage !== fromPage || said.isBase64 !== isBase64 || said.message !== message)
      this.giveUp_();
  }

  /** Whether the client has passed everything on, or may still do so. */
  get passedOn(): boolean {
    return this.passesOn_ && !this.isLate_(currentTime());
  }

  /** What the page has said and the client has not passed on, in order. */
  forEach(visit: (said: Said) => void): void {
    this.unanswered_.forEach(said => {
      if (said.fromPage)
        visit(said);
    });
  }

  private isLate_(now: number): boolean {
    const {first} = this.unanswered_;
    return !!first && now - first.since > maxDelay;
  }

  private giveUp_(): void {
    this.passesOn_ = false;
    this.unanswered_.clear();
  }
}
