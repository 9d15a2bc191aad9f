// JSON of plain data: JSON.stringify, but that a page's `toJSON` on Object.prototype has no say.

import {arrayJoin, isArray, objectKeys, push, stringify, StringOf} from '../base/primordials';

/** `value` is made of plain objects, arrays, strings, finite numbers and booleans. */
export function toJson(value: unknown): string {
  if (typeof value === 'string')
    return stringify(value);
  if (typeof value !== 'object' || value === null)
    return StringOf(value);
  const parts: string[] = [];
  if (isArray(value)) {
    for (let i = 0; i < value.length; ++i)
      push(parts, toJson(value[i]));
    return `[${arrayJoin(parts, ',')}]`;
  }
  const keys = objectKeys(value);
  for (let i = 0; i < keys.length; ++i)
    push(parts, `${stringify(keys[i]!)}:${toJson((value as Record<string, unknown>)[keys[i]!])}`);
  return `{${arrayJoin(parts, ',')}}`;
}
