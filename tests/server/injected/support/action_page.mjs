// A page whose elements are acted on, with the elements object in a world of the driver's own, as the driver has it.

import {bundle} from './bundles.mjs';

/** `html` is the page's content; scripts in it run. `main`: the object is in the page's world. */
export async function actionPage(bed, html, {main = false} = {}) {
  const page = await bed.newPage();
  await page.send('Emulation.setFocusEmulationEnabled', {enabled: true});
  await page.send('Emulation.setDeviceMetricsOverride', {width: 800, height: 600, deviceScaleFactor: 1, mobile: false});
  const {frameTree} = await page.send('Page.getFrameTree');
  const actions = {
    page,
    ...await elementsIn(page, main ? undefined : frameTree.frame.id),
    async content(text) {
      await page.evaluate(`new Promise(resolve => {
        document.open();
        // Opening takes all listeners away.
        addEventListener('load', () => resolve(), {once: true});
        document.write(${JSON.stringify(text)});
        document.close();
      })`);
    },
    /** The same for the page's first frame. */
    async inFrame() {
      const {frameTree: {childFrames}} = await page.send('Page.getFrameTree');
      return elementsIn(page, childFrames[0].frame.id);
    },
  };
  if (html !== undefined)
    await actions.content(html);
  return actions;
}

// In the main world of the page without a frame's id.
async function elementsIn(page, frameId) {
  const contextId = frameId && (await page.send('Page.createIsolatedWorld', {frameId})).executionContextId;
  const {objectId} = await page.evaluate(`(${bundle('elements')})()`, {contextId, returnByValue: false});
  const step = (method, request, {on, handles = []} = {}, options = {}) => page.call(objectId,
      'function(method, ...args) { return this.invoke(method, args); }',
      [{value: method}, on ? {objectId: on.objectId} : {value: null}, {value: parsed(request)},
        ...handles.map(handle => ({objectId: handle.objectId}))], options);
  return {
    /** One step; `on` is the node that the request is about, `handles` more of them. */
    step,
    /** A node of the page, in the world of the elements object. */
    node: expression => page.evaluate(expression, {contextId, returnByValue: false}),
    held: action => step('held', {action}, {}, {returnByValue: false}),
    read: (what, selector = '#t') => step('read', {selector, what}),
  };
}

// Selectors are written as CSS here.
function parsed(request) {
  return typeof request.selector === 'string' ?
    {...request, selector: {parts: [{engine: 'css', body: request.selector}]}} : request;
}
