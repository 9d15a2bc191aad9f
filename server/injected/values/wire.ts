// SerializedValue, as it goes over the wire: exactly one of the main keys is present.

export type SpecialValue = 'null' | 'undefined' | 'NaN' | 'Infinity' | '-Infinity' | '-0';

export type TypedArrayKind =
    'i8' | 'ui8' | 'ui8c' | 'i16' | 'ui16' | 'i32' | 'ui32' | 'f32' | 'f64' | 'bi64' | 'bui64';

export interface SerializedProperty {
  k: string;
  v: SerializedValue;
}

export type SerializedValue =
    | {n: number}
    | {b: boolean}
    | {s: string}
    | {v: SpecialValue}
    /** Date, ISO 8601. */
    | {d: string}
    /** URL. */
    | {u: string}
    /** BigInt, decimal. */
    | {bi: string}
    /** RegExp: pattern and flags. */
    | {r: {p: string; f: string}}
    /** Error: message, name, stack. */
    | {e: {m: string; n: string; s: string}}
    /** Typed array: base64 of its bytes, element kind. */
    | {ta: {b: string; k: TypedArrayKind}}
    | {a: SerializedValue[]; id: number}
    | {o: SerializedProperty[]; id: number}
    /** The array or object with this id, seen earlier. */
    | {ref: number}
    /** Index into the handles that accompany an argument. */
    | {h: number}
    /** An exposed function of this name (arguments only). */
    | {fn: string};
