// Runs each event of routed sockets in a task of its own, as the browser does: microtasks run in between.

import {apply, arraySlice, getter, push} from '../base/primordials';

const Channel = MessageChannel;
const port1Of = getter<MessagePort>(MessageChannel.prototype, 'port1');
const port2Of = getter<MessagePort>(MessageChannel.prototype, 'port2');
const postMessage = MessagePort.prototype.postMessage;
const startPort = MessagePort.prototype.start;
const addEventListener = EventTarget.prototype.addEventListener;
const now = performance.now;
const startTimer = setTimeout;

// While events wait, answers to them are held back to go together, but no longer than this (milliseconds).
const maxHold = 4;
// A timer of this length (milliseconds) costs busy pages less than a task for each message.
const maxLate = 4;

export class Tasks {
  private queue_: (() => void)[] = [];
  private next_ = 0;
  private running_ = false;
  private collecting_ = false;
  private scheduled_ = false;
  private port_: MessagePort | undefined;
  private laterWork_: (() => void)[] = [];
  private timing_ = false;
  private idleWork_: (() => void) | undefined;
  private heldSince_ = 0;

  /** Runs `task` later, after all tasks that wait already. */
  post(task: () => void): void {
    push(this.queue_, task);
    this.schedule_();
  }

  /** Like post, but ahead of all tasks that wait. */
  postNext(task: () => void): void {
    const waiting = arraySlice(this.queue_, this.next_);
    this.queue_ = [task];
    this.next_ = 0;
    for (let i = 0; i < waiting.length; ++i)
      push(this.queue_, waiting[i]!);
    this.schedule_();
  }

  /** True while a task runs or waits to. */
  get busy(): boolean {
    return this.running_ || this.waiting_;
  }

  /**
   * Runs `work`, which the driver asked for and which posts tasks. The browser gave it a task of its own; that serves
   * the first waiting one too, which so doesn't pay for another turn of the event loop.
   */
  runForDriver(work: () => void): void {
    this.enterTask_();
    this.collecting_ = true;
    try {
      work();
    } finally {
      this.collecting_ = false;
    }
    // The driver's calls get through while a task of ours is stopped in a dialog or a debugger.
    if (this.running_)
      this.doIdleWork_();
    else
      this.runOne_();
    this.scheduleIfNeeded_();
  }

  /** Calls `work` once no task runs or waits, at the latest a few milliseconds from now between two of them. */
  whenIdle(work: () => void): void {
    if (!this.idleWork_ && this.waiting_)
      this.heldSince_ = apply(now, performance, []) as number;
    this.idleWork_ = work;
  }

  /** Calls `work` in a later task: as one of ours begins, at the latest a few milliseconds from now. */
  inLaterTask(work: () => void): void {
    push(this.laterWork_, work);
    if (this.timing_)
      return;
    this.timing_ = true;
    apply(startTimer, globalThis, [() => {
      this.timing_ = false;
      this.enterTask_();
    }, maxLate]);
  }

  /** Somebody watches: what waits for a later task is due in the next one. */
  hurry(): void {
    if (this.laterWork_.length)
      this.schedule_();
  }

  private get waiting_(): boolean {
    return this.next_ < this.queue_.length;
  }

  private enterTask_(): void {
    const works = this.laterWork_;
    if (!works.length)
      return;
    this.laterWork_ = [];
    for (let i = 0; i < works.length; ++i)
      works[i]!();
  }

  private runOne_(): void {
    const task = this.queue_[this.next_];
    if (!task)
      return;
    this.next_++;
    if (!this.waiting_) {
      this.queue_ = [];
      this.next_ = 0;
    }
    this.running_ = true;
    try {
      task();
    } finally {
      this.running_ = false;
      this.doIdleWork_();
    }
  }

  private doIdleWork_(): void {
    const work = this.idleWork_;
    if (!work || (this.waiting_ && apply(now, performance, []) as number - this.heldSince_ < maxHold))
      return;
    this.idleWork_ = undefined;
    work();
  }

  private scheduleIfNeeded_(): void {
    if (this.waiting_)
      this.schedule_();
  }

  private schedule_(): void {
    if (this.scheduled_ || this.collecting_)
      return;
    this.scheduled_ = true;
    this.port_ ??= this.openPort_();
    apply(postMessage, this.port_, [0]);
  }

  private openPort_(): MessagePort {
    const channel = new Channel();
    const receiver = port1Of(channel);
    apply(addEventListener, receiver, ['message', () => this.wake_()]);
    apply(startPort, receiver, []);
    return port2Of(channel);
  }

  private wake_(): void {
    this.scheduled_ = false;
    this.enterTask_();
    this.runOne_();
    this.scheduleIfNeeded_();
  }
}
