// Refs: short names by which elements of a snapshot are found again, as long as they are what the snapshot said.

interface Known {
  ref: string;
  role: string;
  name: string;
}

const known = new WeakMap<Element, Known>();
const elements = new Map<string, WeakRef<Element>>();
let last = 0;

/** The ref of an element, the one it had if it still has its role and name. `prefix` is the frame's: `f1`, or empty. */
export function refOf(prefix: string, element: Element, role: string, name: string): string {
  const before = known.get(element);
  if (before && before.role === role && before.name === name && before.ref.startsWith(`${prefix}e`))
    return before.ref;
  const ref = `${prefix}e${++last}`;
  known.set(element, {ref, role, name});
  elements.set(ref, new WeakRef(element));
  return ref;
}

/** The element of a ref; null where it is gone or another ref has taken the place. */
export function elementOfRef(ref: string): Element | null {
  const element = elements.get(ref)?.deref();
  return element && known.get(element)?.ref === ref ? element : null;
}
