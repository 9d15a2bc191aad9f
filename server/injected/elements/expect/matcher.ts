// What assertions have in common.

import type {SerializedValue} from '../../values/wire';
import type {NodeTemplate} from '../aria/template/template';
import type {ExpectedText} from './text';

/** The parameters of an assertion, as far as it has them. */
export interface Expectation {
  expressionArg?: string;
  pseudo?: 'before' | 'after';
  expectedText?: ExpectedText[];
  expectedNumber?: number;
  expectedValue?: SerializedValue;
  useInnerText?: boolean;
  /** What `expectedValue` says, of an aria snapshot. */
  template?: NodeTemplate;
}

/** What was seen, how a log shows it if not as a string, and whether it was expected; or why it can't be told. */
export type Finding = {matches: boolean; received: unknown; shown?: string} | {error: string};
