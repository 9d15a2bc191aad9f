// What the driver makes of a selector's text.

/** The steps of `a >> b >> …`, each looking from what the one before found. */
export interface Selector {
  parts: Part[];
  /** Index of the part whose element is the result instead of the last one's. */
  capture?: number;
}

export interface Part {
  engine: string;
  body: string;
  /** The body parsed, where it is itself a selector. */
  selector?: Selector;
  /** In CSS pixels, how far a layout engine looks. */
  distance?: number;
}
