// Writes down what the page sees of input, an event a line: its type, its target, and what isn't as usual.
(() => {
  const seen = (window.seen = []);
  // What is under way has arrived by then.
  window.settled = async () => {
    for (let i = 0; i < 3; ++i) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const held = (e) =>
    [e.altKey && 'Alt', e.ctrlKey && 'Control', e.metaKey && 'Meta', e.shiftKey && 'Shift'].filter(Boolean).join('+');
  const place = (target) => (target.id ? '#' + target.id : target.localName);
  const key = (e) => ({
    code: e.code,
    key: e.key,
    location: e.location,
    keyCode: e.keyCode,
    charCode: e.charCode,
    which: e.which,
    repeat: e.repeat,
    held: held(e),
    composing: e.isComposing,
    detail: e.detail,
    capsLock: e.getModifierState('CapsLock'),
    numLock: e.getModifierState('NumLock'),
  });
  const text = (e) => ({ inputType: e.inputType, data: e.data });
  const mouse = (e) => ({
    at: `${e.clientX},${e.clientY}`,
    by: e.movementX || e.movementY ? `${e.movementX},${e.movementY}` : '',
    button: e.button,
    buttons: e.buttons,
    which: e.which,
    detail: e.detail,
    held: held(e),
  });
  const pointer = (e) => ({
    ...mouse(e),
    pointer: e.pointerType,
    pressure: e.pressure,
    tilt: [e.tiltX, e.tiltY, e.twist, e.tangentialPressure].some(Boolean),
  });
  const wheel = (e) => ({ ...mouse(e), delta: `${e.deltaX},${e.deltaY},${e.deltaZ}`, mode: e.deltaMode });
  const touches = (list) => [...list].map((t) => `${t.clientX},${t.clientY}`).join(' ');
  const touch = (e) => ({
    touches: touches(e.touches),
    changed: touches(e.changedTouches),
    of_target: touches(e.targetTouches),
    held: held(e),
    cancelable: e.cancelable,
  });
  const drag = (e) => ({
    ...mouse(e),
    types: e.dataTransfer.types.join(),
    effect: e.dataTransfer.dropEffect,
    allowed: e.dataTransfer.effectAllowed,
    data: e.type === 'drop' && e.dataTransfer.types.map((type) => e.dataTransfer.getData(type)).join(),
  });
  const watch = (types, describe) => {
    for (const type of types.split(' ')) {
      addEventListener(
        type,
        (e) => {
          const fields = Object.entries({ ...describe(e), untrusted: !e.isTrusted })
            .filter(([, value]) => value)
            .map(([name, value]) => (value === true ? name : `${name}=${value}`));
          seen.push([type, place(e.target), ...fields].join(' '));
        },
        { capture: true, passive: true },
      );
    }
  };
  watch('keydown keypress keyup', key);
  watch('beforeinput input', text);
  watch('mousemove mousedown mouseup dblclick', mouse);
  watch('click auxclick contextmenu pointermove pointerdown pointerup pointercancel', pointer);
  watch('wheel', wheel);
  watch('touchstart touchmove touchend touchcancel', touch);
  watch('dragstart drag dragenter dragover dragleave drop dragend', drag);
  watch('change submit copy cut paste', () => ({}));
  for (const type of ['dragenter', 'dragover']) {
    addEventListener(type, (e) => place(e.target) === '#drop' && e.preventDefault());
  }
  addEventListener('drop', (e) => e.preventDefault());
  addEventListener('dragstart', (e) => {
    e.dataTransfer.setData('text/plain', 'carried');
    e.dataTransfer.setData('text/custom', 'mine');
  });
})();
