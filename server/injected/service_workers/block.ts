// Keeps a context's pages from registering service workers.

import {
  dataProperty, defineProperty, getOwnPropertyDescriptor, global, ProxyOf, PromiseOf, uncurry,
} from '../base/primordials';

const {console} = global;
const warn = uncurry(console.warn) as (self: Console, message: string) => void;
const prototype = global.ServiceWorkerContainer?.prototype;

/** Registering warns and comes to nothing. Documents that can't have service workers, insecure ones, are left alone. */
export default function block(): void {
  const register = prototype && getOwnPropertyDescriptor(prototype, 'register')?.value as object | undefined;
  if (!prototype || !register)
    return;
  // A proxy of the native function, so that a page that looks at it finds its name and that it is native.
  defineProperty(prototype, 'register', dataProperty(new ProxyOf(register, {
    __proto__: null,
    apply: () => new PromiseOf<void>(resolve => {
      // Users know this text, and some wait for it.
      warn(console, 'Service Worker registration blocked by Playwright');
      resolve();
    }),
  } as ProxyHandler<object>)));
}
