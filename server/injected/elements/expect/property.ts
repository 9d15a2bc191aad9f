// The value of a JavaScript property.

import {Deserializer} from '../../values/deserialize';
import {isDeepEqual} from './equality';
import type {Expectation, Finding} from './matcher';

/** Of the element as this world sees it: what scripts of the page have set is seen in the main world alone. */
export function propertyFinding(element: Element, {expressionArg, expectedValue}: Expectation): Finding {
  let received: unknown = element;
  for (const name of expressionArg!.split('.')) {
    if (received === null || received === undefined)
      break;
    received = (received as Record<string, unknown>)[name];
  }
  return {matches: isDeepEqual(received, new Deserializer([]).deserialize(expectedValue!)), received};
}
