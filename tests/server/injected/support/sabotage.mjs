// A page that changes its world: source text of a function that puts something of the page's in the place of everything
// that can be replaced, and notes whenever any of it is asked between `start()` and `stop()`, which gives the names.

export const sabotage = `(${function() {
  const {apply, construct, defineProperty, getOwnPropertyDescriptor, ownKeys} = Reflect;
  const {Proxy, String, Set} = globalThis;
  let asked;
  const note = name => {
    if (asked !== undefined)
      asked += (asked && ', ') + name;
  };
  const watched = (name, value) => new Proxy(value, {
    __proto__: null,
    apply(target, self, args) {
      note(name);
      return apply(target, self, args);
    },
    construct(target, args, newTarget) {
      note('new ' + name);
      return construct(target, args, newTarget);
    },
  });
  const seen = new Set();
  const replaceAll = (holder, path) => {
    if (seen.has(holder))
      return;
    seen.add(holder);
    for (const key of ownKeys(holder)) {
      const original = getOwnPropertyDescriptor(holder, key);
      const descriptor = {__proto__: null, ...original};
      const name = `${path}.${String(key)}`;
      for (const part of ['value', 'get', 'set']) {
        if (typeof descriptor[part] === 'function')
          descriptor[part] = watched(name, descriptor[part]);
      }
      const isClass = typeof original.value === 'function' && original.value.prototype;
      if (isClass && key !== 'constructor') {
        replaceAll(original.value.prototype, `${String(key)}.prototype`);
        replaceAll(original.value, String(key));
      }
      if (descriptor.configurable)
        defineProperty(holder, key, descriptor);
    }
  };
  const iteratorPrototypes = [[].values(), new Map().values(), ''[Symbol.iterator](), (function*() {})()];
  iteratorPrototypes.forEach((iterator, i) => replaceAll(Object.getPrototypeOf(iterator), `iterator ${i}`));
  replaceAll(Object.getPrototypeOf(Uint8Array), 'TypedArray');
  replaceAll(Object.getPrototypeOf(Uint8Array).prototype, 'TypedArray.prototype');
  replaceAll(Reflect, 'Reflect');
  replaceAll(JSON, 'JSON');
  replaceAll(globalThis, 'globalThis');
  // What nobody has by nature, but everything would inherit.
  for (const holder of [Object.prototype, Array.prototype]) {
    for (const name of ['get', 'set', 'value', 'then', 'n', 's', 'v', 'o', 'a', 'id', 'h', 'k', 'url', 'content', 'type',
      'names', 'patterns', 'glob', 'regexSource', 'urlPattern', 'realm', 'toJSON', '0', '1', '2', '3']) {
      defineProperty(holder, name, {__proto__: null, configurable: true, get() {
        note(`inherited ${name}`);
      }, set(value) {
        note(`inherited ${name} = `);
        defineProperty(this, name, {__proto__: null, value, writable: true, enumerable: true, configurable: true});
      }});
    }
  }
  return {
    start() {
      asked = '';
    },
    stop() {
      const names = asked;
      asked = undefined;
      return names;
    },
  };
}})()`;
