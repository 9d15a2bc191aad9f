// Engines that go by one attribute: `data-testid=x`, `internal:attr=[title="x"i]`, `internal:testid=[data-testid="x"s]`.

import {attribute} from '../base/tree';
import {parseAttributes} from './attribute_body';
import type {AttributeTest} from './attribute_body';

/** The one attribute of a body; the Error that there isn't exactly one calls it `what`. */
export function onlyAttribute(body: string, what: string): AttributeTest {
  const {name, attributes} = parseAttributes(body);
  if (name || attributes.length !== 1)
    throw new Error(`Malformed ${what} selector: ${body}`);
  return attributes[0]!;
}

/** Whether the element's attribute has the value, or a part of it in any case. */
export function hasValue(element: Element, {name, operator, value, caseSensitive}: AttributeTest): boolean {
  const actual = attribute(element, name);
  if (actual === null || (operator && operator !== '='))
    return false;
  if (value instanceof RegExp) {
    value.lastIndex = 0;
    return value.test(actual);
  }
  return caseSensitive ? actual === value : actual.toLowerCase().includes(String(value).toLowerCase());
}
