// The object the driver keeps in each execution context: evaluation, values, and the document helpers that need to
// run in the page. The driver calls its methods by Runtime.callFunctionOn.

import {apply, createObject, dataProperty, defineProperty, objectKeys, own, push} from '../base/primordials';
import {isThenable, newPromise, whenSettled} from '../base/promises';
import {realTime} from '../base/real_time';
import type {RealTime} from '../base/real_time';
import {isElement, isNode} from '../values/kinds';
import {Deserializer} from '../values/deserialize';
import {serialize} from '../values/serialize';
import type {SerializedValue} from '../values/wire';
import {documentContent, rootElement, setDocumentContent, title} from './document';
import {compile} from './expression';
import type {Compiled} from './expression';
import {openParcel, takeFromParcel} from './parcels';
import {preview} from './preview';
import {addScriptTag, addStyleTag} from './tags';
import {Waits} from './waits';
import {clearStorage, removeStorageItem, setStorageItem, storageItem, storageItems} from './web_storage';
import type {Polling} from './waits';

export default function createUtility(): Utility {
  return new Utility();
}

class Utility {
  private readonly waits_ = new Waits();
  private readonly bundles_ = createObject(null) as Record<string, object>;

  readonly preview = preview;
  readonly isElement = isElement;
  readonly isNode = isNode;
  readonly documentContent = documentContent;
  readonly setDocumentContent = setDocumentContent;
  readonly title = title;
  readonly rootElement = rootElement;
  readonly addScriptTag = addScriptTag;
  readonly addStyleTag = addStyleTag;
  readonly openParcel = openParcel;
  readonly takeFromParcel = takeFromParcel;
  readonly storageItems = storageItems;
  readonly storageItem = storageItem;
  readonly setStorageItem = setStorageItem;
  readonly removeStorageItem = removeStorageItem;
  readonly clearStorage = clearStorage;

  /** The object of another bundle, which `create` makes the first time. */
  bundle<T extends object>(name: string, create?: (time: RealTime) => T): T {
    const known = own(this.bundles_, name);
    if (known)
      return known as T;
    const made = apply(create!, undefined, [realTime]) as T;
    defineProperty(this.bundles_, name, dataProperty(made));
    return made;
  }

  /** Calls one of the other methods; unlike spreading `args`, this doesn't iterate in the page's way. */
  invoke(method: keyof Utility, args: ArrayLike<unknown>): unknown {
    return apply(this[method] as (...args: unknown[]) => unknown, this, args as unknown[]);
  }

  /**
   * Evaluates `expression`; of `rest` the first `argCount` are SerializedValues, what follows are the handles they
   * refer to. `isFunction` null or undefined: whatever turns out to be a function is called. `returnByValue` asks for
   * the SerializedValue of the result, of what it resolves to when it is a promise.
   */
  evaluate(isFunction: boolean | null | undefined, returnByValue: boolean, expression: string, argCount: number,
      ...rest: unknown[]): unknown {
    const args = reviveArguments(argCount, rest);
    const result = run(compile(expression, isFunction ?? undefined), args);
    if (!isThenable(result))
      return returnByValue ? this.serialize(result) : result;
    return newPromise<unknown>((resolve, reject) => whenSettled<unknown>(result, value => {
      try {
        resolve(returnByValue ? this.serialize(value) : value);
      } catch (error) {
        reject(error);
      }
    }, reject));
  }

  /** A SerializedValue. It is no thenable, even where the page made all objects one. */
  serialize(value: unknown): SerializedValue {
    const serialized = serialize(value, 'result') as unknown as Record<string, unknown>;
    const result = createObject(null) as Record<string, unknown>;
    const keys = objectKeys(serialized);
    for (let i = 0; i < keys.length; ++i)
      defineProperty(result, keys[i]!, dataProperty(serialized[keys[i]!]));
    return result as unknown as SerializedValue;
  }

  /** Resolves with the first truthy value of the predicate, or with undefined once `cancelWait(waitId)` is called. */
  waitForPredicate(waitId: number, isFunction: boolean | null | undefined, polling: Polling, expression: string,
      argCount: number, ...rest: unknown[]): Promise<unknown> {
    const args = reviveArguments(argCount, rest);
    // A function is compiled once; an expression is evaluated at every look, for it has no other way to change.
    let predicate = () => {
      const compiled = compile(expression, isFunction ?? undefined);
      if ('call' in compiled)
        predicate = () => run(compiled, args);
      return run(compiled, args);
    };
    return this.waits_.start(waitId, polling, () => predicate());
  }

  cancelWait(waitId: number): void {
    this.waits_.cancel(waitId);
  }
}

function reviveArguments(argCount: number, rest: unknown[]): unknown[] {
  const handles: unknown[] = [];
  for (let i = argCount; i < rest.length; ++i)
    push(handles, rest[i]);
  const deserializer = new Deserializer(handles);
  const args: unknown[] = [];
  for (let i = 0; i < argCount; ++i)
    push(args, deserializer.deserialize(rest[i] as SerializedValue));
  return args;
}

function run(compiled: Compiled, args: unknown[]): unknown {
  return 'call' in compiled ? apply(compiled.call, undefined, args) : compiled.value;
}
