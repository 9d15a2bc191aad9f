// The elements object in a page, called as the driver calls it.

import {bundle} from './bundles.mjs';
import {parseSelector} from './selectors.mjs';

/** Makes an elements object in the page's main world, or in another context. */
export async function createElements(page, {contextId} = {}) {
  const {objectId} = await page.evaluate(`(${bundle('elements')})()`, {contextId, returnByValue: false});
  const call = (method, args, options) =>
    page.call(objectId, `function(){return this.invoke("${method}",arguments)}`, args, options);
  const rootOf = async root => root ?? page.evaluate('document', {contextId, returnByValue: false});
  return {
    call: (method, ...args) => call(method, args.map(value => ({value}))),
    /** What `read`, an expression of `element`, says of each element found below `root`, a remote object. */
    async queryAll(selector, {root, read = 'element.id || element.localName'} = {}) {
      const {objectId: rootId} = await rootOf(root);
      return page.call(objectId, `function(root, selector) {
        return this.invoke("queryAll", [root, selector]).map(element => ${read});
      }`, [{objectId: rootId}, {value: parseSelector(selector)}]);
    },
    async resolve(selector, {root, strict = true} = {}) {
      const {objectId: rootId} = await rootOf(root);
      return page.call(objectId, `function(root, selector, strict) {
        const {element, ...rest} = this.invoke("resolve", [root, selector, strict]);
        return element ? {element: element.id} : rest;
      }`, [{objectId: rootId}, {value: parseSelector(selector)}, {value: strict}]);
    },
    async count(selector) {
      const {objectId: rootId} = await rootOf();
      return call('count', [{objectId: rootId}, {value: parseSelector(selector)}]);
    },
    async generate(element, options = {}) {
      return call('generateSelector', [{objectId: element.objectId}, {value: options}]);
    },
  };
}
