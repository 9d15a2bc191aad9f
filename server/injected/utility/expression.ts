// Turns the text of an evaluate call into its value.

import {apply, ErrorOf, getOwnPropertyDescriptor, getPrototypeOf, global, matches, ownKeys, trim} from '../base/primordials';

// Called through a variable, eval runs in the global scope.
const globalEval = global.eval;
const syntaxErrorPrototype = SyntaxError.prototype;

/** What compiled text stands for: a function still to be called, or a value that is there already. */
export type Compiled = {call: (...args: unknown[]) => unknown} | {value: unknown};

/**
 * `isFunction` says whether `text` is a function's source or an expression; undefined when the client doesn't know:
 * then whatever evaluates to a function is called.
 */
export function compile(text: string, isFunction: boolean | undefined): Compiled {
  const source = trim(text);
  if (isFunction)
    return {call: compileFunction(source)};
  const value = isFunction === undefined ? evaluateUnknown(source) : evaluateScript(source);
  return isFunction === undefined && typeof value === 'function' ?
      {call: value as (...args: unknown[]) => unknown} : {value};
}

function compileFunction(source: string): (...args: unknown[]) => unknown {
  const compiled = tryEvaluate(`(${source}\n)`) ?? tryMethod(source);
  if (!compiled)
    throw new ErrorOf('Passed function is not well-serializable!');
  const {value} = compiled;
  // An expression that is not a function after all is its own result.
  return typeof value === 'function' ? value as () => unknown : () => value;
}

// The source of a method, `async foo() {}`, is an expression only as a member of an object.
function tryMethod(source: string): {value: unknown} | undefined {
  const holder = tryEvaluate(`({${source}\n})`)?.value as object | undefined;
  return holder && {value: getOwnPropertyDescriptor(holder, ownKeys(holder)[0]!)?.value};
}

function evaluateUnknown(source: string): unknown {
  // Alone on the line, `function …` is a declaration without a value.
  if (matches(/^(?:async\s+)?function\b/, source)) {
    const value = tryEvaluate(`(${source}\n)`);
    if (value !== undefined)
      return value.value;
  }
  return evaluateScript(source);
}

function evaluateScript(source: string): unknown {
  return apply(globalEval, undefined, [source]);
}

// Undefined when it doesn't compile. Function expressions run nothing by being evaluated, so a SyntaxError is about
// the text itself.
function tryEvaluate(source: string): {value: unknown} | undefined {
  try {
    return {value: evaluateScript(source)};
  } catch (error) {
    if (typeof error === 'object' && error !== null && getPrototypeOf(error) === syntaxErrorPrototype)
      return undefined;
    throw error;
  }
}
