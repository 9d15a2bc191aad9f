// The selector that a user would write for an element.

import {cssPath} from './css_path';

export function generateSelector(element: Element): string {
  return cssPath(element);
}
