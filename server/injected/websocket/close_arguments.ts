// What the standard asks of the code and the reason a page closes with ("validate close code and reason").

import {domException} from './exceptions';
import type {Operation} from './exceptions';
import {utf8Length} from './natives';

const maxReasonLength = 123;

export function checkClose(code: number | undefined, reason: string, operation: Operation): void {
  if (code !== undefined && code !== 1000 && (code < 3000 || code > 4999)) {
    throw domException('InvalidAccessError', operation,
        `The close code must be either 1000, or between 3000 and 4999. ${code} is neither.`);
  }
  if (utf8Length(reason) > maxReasonLength) {
    throw domException('SyntaxError', operation,
        `The close reason must not be greater than ${maxReasonLength} UTF-8 bytes.`);
  }
}
