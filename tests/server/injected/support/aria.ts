// What is known of accessibility, as a bundle of its own for the tests.

import * as aria from '../../../../server/injected/elements/aria/aria';

export default function createAria(): typeof aria {
  return aria;
}
