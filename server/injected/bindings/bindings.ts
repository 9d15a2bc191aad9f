// Functions of the client exposed to a page: calling one asks the driver and waits for its answer.

import {apply, deleteProperty, defineProperty, getOwnPropertyDescriptor, mapDelete, mapGet, MapOf, mapSet, PromiseOf,
  push} from '../base/primordials';
import {currentRealm} from '../base/realm';
import {Deserializer} from '../values/deserialize';
import {serialize} from '../values/serialize';
import type {SerializedValue} from '../values/wire';
import {toJson} from './json';

export interface Config {
  /** The global function that carries calls to the driver; it is taken and removed. */
  binding: string;
  /** A name nobody can guess: Function.prototype.toString[secret].bindings is what the driver calls. */
  secret: string;
  /** The names to expose. */
  names: string[];
  /** False when the reader of arguments doesn't know typed arrays. */
  typedArrays?: boolean;
}

/** Exposes functions; where it ran already, adds to them. Without the binding it does nothing. */
export default function install(config: Config): void {
  const global = globalThis as unknown as Record<string, ((message: string) => void) | undefined>;
  const binding = global[config.binding];
  deleteProperty(global, config.binding);
  const realm = currentRealm(config.secret);
  if (!realm.bindings && binding)
    realm.bindings = new Bindings(binding, config.typedArrays ?? true);
  for (let i = 0; realm.bindings && i < config.names.length; ++i)
    (realm.bindings as Bindings).expose(config.names[i]!);
}

interface PendingCall {
  firstArgument: unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

class Bindings {
  private readonly exposed_ = new MapOf<string, unknown>();
  private readonly pending_ = new MapOf<number, PendingCall>();
  private lastSeq_ = 0;

  constructor(private readonly binding_: (message: string) => void, private readonly typedArrays_: boolean) {}

  /** Puts a function of this name on the global; one of ours that is there stays. */
  expose(name: string): void {
    const current = getOwnPropertyDescriptor(globalThis, name)?.value as unknown;
    if (current !== undefined && current === mapGet(this.exposed_, name))
      return;
    const exposed = (...args: unknown[]) => this.call_(name, args);
    mapSet(this.exposed_, name, exposed);
    defineProperty(globalThis, name, {
      __proto__: null, value: exposed, writable: true, enumerable: true, configurable: true,
    } as PropertyDescriptor);
  }

  /** Takes the function off the global again, unless the page has put its own there. */
  remove(name: string): void {
    const exposed = mapGet(this.exposed_, name);
    mapDelete(this.exposed_, name);
    if (exposed !== undefined && getOwnPropertyDescriptor(globalThis, name)?.value === exposed)
      deleteProperty(globalThis, name);
  }

  /** The first argument of a pending call, as it is. */
  takeHandle(seq: number): unknown {
    return (mapGet(this.pending_, seq) as PendingCall | undefined)?.firstArgument;
  }

  resolve(seq: number, value: SerializedValue): void {
    this.take_(seq)?.resolve(new Deserializer([]).deserialize(value));
  }

  reject(seq: number, reason: SerializedValue): void {
    this.take_(seq)?.reject(new Deserializer([]).deserialize(reason));
  }

  private call_(name: string, args: unknown[]): Promise<unknown> {
    const seq = ++this.lastSeq_;
    const serialized: SerializedValue[] = [];
    for (let i = 0; i < args.length; ++i)
      push(serialized, serialize(args[i], {typedArrays: this.typedArrays_}));
    return new PromiseOf((resolve, reject) => {
      mapSet(this.pending_, seq, {firstArgument: args[0], resolve, reject});
      apply(this.binding_, undefined, [toJson({name, seq, args: serialized})]);
    });
  }

  private take_(seq: number): PendingCall | undefined {
    const call = mapGet(this.pending_, seq) as PendingCall | undefined;
    mapDelete(this.pending_, seq);
    return call;
  }
}
