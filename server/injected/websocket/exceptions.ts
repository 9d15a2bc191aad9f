// Exceptions with the texts and properties of the browser's own.

import {dataProperty, defineProperty, TypeErrorOf} from '../base/primordials';
import {addStack} from '../base/stack';
import {DOMExceptionOf} from './natives';

type Call =
    "Failed to construct 'WebSocket'" | "Failed to execute 'send' on 'WebSocket'" |
    "Failed to execute 'close' on 'WebSocket'" | "Failed to set the 'binaryType' property on 'WebSocket'" |
    "Failed to construct 'WebSocketStream'" | "Failed to execute 'close' on 'WebSocketStream'" |
    "Failed to execute 'write' on 'WritableStreamDefaultWriter'";

/** How the browser begins what it says about an operation, or about a member of a dictionary that is given to one. */
export type Operation = Call | `${Call}: Failed to read the '${string}' property from '${string}'`;

let latest: unknown;

/** Notes that the browser, or we in its place, throw `error`: no script of the page has a part in it. */
export function asNative<E>(error: E): E {
  latest = error;
  return error;
}

/** Whether `error`, just caught, is what was last noted. */
export function isNative(error: unknown): boolean {
  const result = error !== undefined && error === latest;
  latest = undefined;
  return result;
}

/** The stack of a TypeError shows the message without the operation, as the browser's does. */
export function typeError(operation: Operation, message: string): TypeError {
  const error = new TypeErrorOf(message);
  defineProperty(error, 'message', dataProperty(`${operation}: ${message}`, false));
  return asNative(error);
}

export function domException(name: string, operation: Operation, message: string): DOMException {
  const exception = new DOMExceptionOf(`${operation}: ${message}`, name);
  addStack(exception);
  return asNative(exception);
}
