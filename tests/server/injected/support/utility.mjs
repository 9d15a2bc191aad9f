// The utility object in a page, called as the driver calls it.

import {bundle} from './bundles.mjs';

const undefinedArgument = {unserializableValue: undefined};

/** Makes a utility object in the page's main world, or in another context. */
export async function createUtility(page, {contextId} = {}) {
  const {objectId} = await page.evaluate(`(${bundle('utility')})()`,
      {contextId, returnByValue: false});
  const asArgument = value => value === undefined ? undefinedArgument : {value};
  const callWith = (method, args, options) =>
    page.call(objectId, `function(){return this.invoke("${method}",arguments)}`, args, options);
  const evaluation = ({isFunction, args = [], handles = []}) => [
    isFunction, args, handles.map(handle => ({objectId: handle.objectId}))];
  return {
    /** Plain arguments in, plain value out. */
    call: (method, ...args) => callWith(method, args.map(asArgument)),
    /** Like call, but the result stays in the page. */
    callForHandle: (method, ...args) => callWith(method, args.map(asArgument), {returnByValue: false}),
    onHandle: (method, {objectId}) => callWith(method, [{objectId}]),
    /** The SerializedValue of `expression`; `args` are SerializedValues, `handles` remote objects. */
    evaluate(expression, options = {}) {
      const [isFunction, args, handles] = evaluation(options);
      return callWith('evaluate', [asArgument(isFunction), {value: true}, {value: expression}, {value: args.length},
        ...args.map(asArgument), ...handles]);
    },
    evaluateHandle(expression, options = {}) {
      const [isFunction, args, handles] = evaluation(options);
      return callWith('evaluate', [asArgument(isFunction), {value: false}, {value: expression}, {value: args.length},
        ...args.map(asArgument), ...handles], {returnByValue: false});
    },
    waitForPredicate(waitId, polling, expression, options = {}) {
      const [isFunction, args, handles] = evaluation(options);
      return callWith('waitForPredicate', [{value: waitId}, asArgument(isFunction), {value: polling}, {value: expression},
        {value: args.length}, ...args.map(asArgument), ...handles], {returnByValue: false});
    },
  };
}
