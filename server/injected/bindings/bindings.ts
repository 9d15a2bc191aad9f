// Functions of the client exposed to a page: calling one asks the driver and waits for its answer.

import {
  apply, arrayIncludes, charCodeAt, deleteProperty, defineProperty, getOwnPropertyDescriptor, global, mapDelete, mapGet,
  MapOf, mapSet, parseJson, PromiseOf, push, slice,
} from '../base/primordials';
import {callFunctionsWith, Deserializer} from '../values/deserialize';
import {serialize} from '../values/serialize';
import type {SerializedValue} from '../values/wire';
import {toJson} from '../values/json';

/** What the driver may be told at once, and tells at once. Characters. */
const maxPieceLength = 8 << 20;

interface PendingCall {
  firstArgument: unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

export class Bindings {
  private names_: string[] = [];
  private readonly exposed_ = new MapOf<string, unknown>();
  private readonly pending_ = new MapOf<number, PendingCall>();
  private lastSeq_ = 0;
  private pieces_ = '';

  /**
   * `binding` carries calls to the driver: JSON of the function's name and the call's number, a line feed, JSON of the
   * arguments. All that in pieces: "+" before each that another follows, "." before the last.
   */
  constructor(private readonly binding_: (message: string) => void) {
    callFunctionsWith((name, args) => this.call_(name, args));
  }

  /**
   * Puts functions of these names on the global, and takes off those that were there before. `hasOthers`: there are some
   * besides that are called by value alone, and init scripts that clients make of such values.
   */
  expose(names: string[], hasOthers = false): void {
    if (hasOthers)
      exposeValueReader();
    for (let i = 0; i < this.names_.length; ++i) {
      if (!arrayIncludes(names, this.names_[i]!))
        this.remove_(this.names_[i]!);
    }
    for (let i = 0; i < names.length; ++i)
      this.add_(names[i]!);
    this.names_ = names;
  }

  /** The first argument of a pending call, as it is. */
  takeHandle(seq: number): unknown {
    return (mapGet(this.pending_, seq) as PendingCall | undefined)?.firstArgument;
  }

  /** The beginning of an answer that is too long for one call. */
  piece(text: string): void {
    this.pieces_ += text;
  }

  /**
   * `answered` is the call's number, whether its promise resolves or rejects, and to what: the rest of the JSON of a
   * SerializedValue, whose `{h}` pick from what follows.
   */
  settle(answered: ArrayLike<unknown>): void {
    const seq = answered[0] as number;
    const text = this.pieces_ + (answered[2] as string);
    this.pieces_ = '';
    const call = mapGet(this.pending_, seq) as PendingCall | undefined;
    if (!call)
      return;
    mapDelete(this.pending_, seq);
    const handles: unknown[] = [];
    for (let i = 3; i < answered.length; ++i)
      push(handles, answered[i]);
    try {
      const value = new Deserializer(handles).deserialize(parseJson(text) as SerializedValue);
      if (answered[1])
        call.resolve(value);
      else
        call.reject(value);
    } catch (error) {
      call.reject(error);
    }
  }

  // One of ours that is there stays. A page that doesn't let its global change goes without.
  private add_(name: string): void {
    const current = getOwnPropertyDescriptor(global, name)?.value as unknown;
    if (current !== undefined && current === mapGet(this.exposed_, name))
      return;
    const exposed = (...args: unknown[]) => this.call_(name, args);
    mapSet(this.exposed_, name, exposed);
    try {
      defineProperty(global, name, {
        __proto__: null, value: exposed, writable: true, enumerable: true, configurable: true,
      } as PropertyDescriptor);
    } catch {
      // A window refuses what it can't define.
    }
  }

  // Unless the page has put its own there.
  private remove_(name: string): void {
    const exposed = mapGet(this.exposed_, name);
    mapDelete(this.exposed_, name);
    if (exposed !== undefined && getOwnPropertyDescriptor(global, name)?.value === exposed)
      deleteProperty(global, name);
  }

  private call_(name: string, args: unknown[]): Promise<unknown> {
    const seq = ++this.lastSeq_;
    return new PromiseOf((resolve, reject) => {
      const serialized: SerializedValue[] = [];
      for (let i = 0; i < args.length; ++i)
        push(serialized, serialize(args[i], 'argument'));
      const message = `${toJson({name, seq})}\n${toJson(serialized)}`;
      mapSet(this.pending_, seq, {firstArgument: args[0], resolve, reject});
      this.say_(message);
    });
  }

  private say_(message: string): void {
    let from = 0;
    while (message.length - from > maxPieceLength) {
      const end = from + maxPieceLength;
      const to = isSecondHalf(charCodeAt(message, end)) ? end - 1 : end;
      apply(this.binding_, undefined, [`+${slice(message, from, to)}`]);
      from = to;
    }
    apply(this.binding_, undefined, [`.${slice(message, from)}`]);
  }
}

// Where clients' init scripts look for what reads their argument.
const readerName = '__playwright__binding__controller__';

function exposeValueReader(): void {
  const reader = {parseInitScriptArg: (value: SerializedValue) => new Deserializer([]).deserialize(value)};
  try {
    defineProperty(global, readerName, {
      __proto__: null, value: reader, writable: true, enumerable: false, configurable: true,
    } as PropertyDescriptor);
  } catch {
    // A page has something there that stays.
  }
}

// Of a character of two UTF-16 code units, which mustn't be torn apart.
function isSecondHalf(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
