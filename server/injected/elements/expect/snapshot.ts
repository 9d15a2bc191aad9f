// What assistive technologies are told, against a template of it.

import {matchAriaTemplate} from '../aria/aria';
import type {Expectation, Finding} from './matcher';

/** Receives the snapshot under the names by which clients look for it. */
export function snapshotFinding(root: Element, {template}: Expectation): Finding {
  const {matches, received, pattern} = matchAriaTemplate(root, template!);
  return {matches, received: {raw: received, regex: pattern}, shown: received};
}
