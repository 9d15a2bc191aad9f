// Runs each event of routed sockets in a task of its own, as the browser does: microtasks run in between.

import {apply, getter, global} from '../base/primordials';
import {Queue} from '../base/queue';

const Channel = MessageChannel;
const port1Of = getter<MessagePort>(MessageChannel.prototype, 'port1');
const port2Of = getter<MessagePort>(MessageChannel.prototype, 'port2');
const postMessage = MessagePort.prototype.postMessage;
const startPort = MessagePort.prototype.start;
const addEventListener = EventTarget.prototype.addEventListener;
const clock = performance;
const now = clock.now;
const startTimer = setTimeout;
const startMicrotask = queueMicrotask;

// While events wait, answers to them are held back to go together, but no longer than this (milliseconds).
const maxHold = 4;
// Who looks this much later (milliseconds) looks in another task, once the script has ended.
const maxTask = 4;
// Nor does anybody's memory wait longer than this (milliseconds). Much shorter timers slow down every message.
const maxLate = 100;

export class Tasks {
  private readonly queue_ = new Queue<() => void>();
  private running_ = false;
  private collecting_ = false;
  private scheduled_ = false;
  private port_: MessagePort | undefined;
  private readonly laterWork_ = new Queue<() => void>();
  private laterSince_ = 0;
  private scriptEnded_ = false;
  private timing_ = false;
  private idleWork_: (() => void) | undefined;
  private heldSince_ = 0;

  /** Runs `task` later, after all tasks that wait already. */
  post(task: () => void): void {
    this.queue_.push(task);
    this.schedule_();
  }

  /** Like post, but ahead of all tasks that wait. */
  postNext(task: () => void): void {
    this.queue_.unshift(task);
    this.schedule_();
  }

  /** True while a task runs or waits to. */
  get busy(): boolean {
    return this.running_ || !this.queue_.empty;
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
    if (!this.idleWork_ && !this.queue_.empty)
      this.heldSince_ = currentTime();
    this.idleWork_ = work;
  }

  /** Calls `work` in a later task: as one of ours begins, or before hurry() returns in one of the page's. */
  inLaterTask(work: () => void): void {
    if (this.laterWork_.empty) {
      this.laterSince_ = currentTime();
      this.scriptEnded_ = false;
      if (!this.running_)
        apply(startMicrotask, global, [this.endScript_]);
    }
    this.laterWork_.push(work);
    if (this.timing_)
      return;
    this.timing_ = true;
    apply(startTimer, global, [() => {
      this.timing_ = false;
      this.enterTask_();
    }, maxLate]);
  }

  /** Somebody watches: what waits for a later task is done now if this is one, or else in the next. */
  hurry(): void {
    if (this.laterWork_.empty)
      return;
    if (this.scriptEnded_ && currentTime() - this.laterSince_ >= maxTask)
      this.enterTask_();
    else
      this.schedule_();
  }

  private readonly endScript_ = () => {
    this.scriptEnded_ = true;
  };

  private enterTask_(): void {
    for (let work; (work = this.laterWork_.shift());)
      work();
  }

  private runOne_(): void {
    const task = this.queue_.shift();
    if (!task)
      return;
    this.running_ = true;
    try {
      task();
    } finally {
      this.running_ = false;
      this.endScript_();
      this.doIdleWork_();
    }
  }

  private doIdleWork_(): void {
    const work = this.idleWork_;
    if (!work || (!this.queue_.empty && currentTime() - this.heldSince_ < maxHold))
      return;
    this.idleWork_ = undefined;
    work();
  }

  private scheduleIfNeeded_(): void {
    if (!this.queue_.empty)
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

/** Milliseconds; only differences mean something. */
export function currentTime(): number {
  return apply(now, clock, []) as number;
}
