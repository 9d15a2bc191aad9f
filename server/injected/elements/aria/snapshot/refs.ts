// Refs: short names by which the elements of the last snapshot are found again. An element keeps its ref as long as it is
// what the snapshot said.

interface Known {
  readonly ref: string;
  readonly role: string;
  readonly name: string;
}

const known = new WeakMap<Element, Known>();
const shown = new Map<string, WeakRef<Element>>();
let last = 0;

/** Begins another snapshot; the refs of the one before find nothing anymore. */
export function forgetRefs(): void {
  shown.clear();
}

/** The ref of an element; `prefix` is the frame's: `f1`, or empty for a main frame. */
export function refOf(prefix: string, element: Element, role: string, name: string): string {
  let now = known.get(element);
  if (now?.role !== role || now.name !== name || !now.ref.startsWith(`${prefix}e`)) {
    now = {ref: `${prefix}e${++last}`, role, name};
    known.set(element, now);
  }
  shown.set(now.ref, new WeakRef(element));
  return now.ref;
}

/** The element of a ref; null for what the last snapshot didn't show, and for what is gone. */
export function elementOfRef(ref: string): Element | null {
  return shown.get(ref)?.deref() ?? null;
}
