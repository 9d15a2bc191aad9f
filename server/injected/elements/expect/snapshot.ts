// What assistive technologies are told, against a template of it.

import {matchAriaTemplate} from '../aria/aria';
import type {Expectation, Finding} from './matcher';

/** Receives the snapshot under the names by which clients look for it. */
export function snapshotFinding(root: Element, {template}: Expectation): Finding {
  try {
    const {matches, received, pattern} = matchAriaTemplate(root, template!);
    return {matches, received: {raw: received, regex: pattern}, shown: received};
  } catch (error) {
    // A pattern that is none.
    return {error: (error as Error).message};
  }
}
