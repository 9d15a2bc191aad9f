// In-page stand-ins for the driver and a client, as source text for the page: of functions that make the bindings and
// return what takes the realm's object.

/** The operations in what the bundle says (Outbox in outbox.ts), with the texts in their places. */
function readOperations(said) {
  let from = 0;
  return JSON.parse(said.substring(said.lastIndexOf('\n'))).map(operation => {
    if (operation[0].startsWith('message')) {
      const length = operation[2];
      operation[2] = said.substring(from, from + length);
      from += length;
    }
    return operation;
  });
}

function sourceOf(install) {
  return `() => { ${readOperations} return (${install})(); }`;
}

/**
 * Takes the place of driver and client: answers routed sockets as the server of web_server.mjs answers native ones.
 * Runs in the page before the bundle does.
 */
export const installEchoDriver = sourceOf(function() {
  const later = action => setTimeout(action);
  let realm;
  const dispatch = (...operations) => realm.sockets.dispatch(operations);
  const respond = {
    created(id, url, protocols) {
      const {pathname} = new URL(url);
      if (pathname === '/refuse' || (pathname === '/plain' && protocols.length))
        dispatch(['closePage', id, 1006, '', false]);
      else
        dispatch(['ensureOpened', id]);
    },
    messageFromPage(id, message, isBase64) {
      const close = /^close(?: (\d+) (.*))?$/.exec(message);
      if (isBase64)
        dispatch(['sendToPage', id, message, true]);
      else if (close)
        dispatch(['closePage', id, close[1] ? Number(close[1]) : undefined, close[2], true]);
      else if (message === 'drop')
        dispatch(['closePage', id, 1006, '', false]);
      else
        dispatch(['sendToPage', id, message.replace(/^say /, ''), false]);
    },
    closePage(id, code, reason, wasClean) {
      dispatch(['closePage', id, code, reason, wasClean]);
    },
  };
  window.takenBinding = text => {
    for (const [name, ...rest] of readOperations(text)) {
      if (name.startsWith('messageFrom'))
        later(() => dispatch(['acknowledge', rest[1].length + 50]));
      later(() => respond[name]?.(...rest));
    }
  };
  return object => {
    realm = object;
  };
});

/** Records what the bundle says, for tests that play the driver themselves. */
export const installRecorder = sourceOf(function() {
  let realm;
  const heard = [];
  const waiting = [];
  window.takenBinding = text => {
    heard.push(...readOperations(text));
    recorder.calls++;
    for (let i = waiting.length; i--;) {
      const found = heard.findIndex(waiting[i].matches);
      if (found !== -1)
        waiting.splice(i, 1)[0].resolve(heard.splice(found, 1)[0]);
    }
  };
  const recorder = {
    calls: 0,
    heard,
    dispatch: (...operations) => realm.sockets.dispatch(operations),
    setPatterns: patterns => realm.sockets.setPatterns(patterns),
    /** The next operation of this name, taken out of `heard`. */
    next(name) {
      return new Promise(resolve => {
        const matches = operation => operation[0] === name;
        const found = heard.findIndex(matches);
        if (found !== -1)
          resolve(heard.splice(found, 1)[0]);
        else
          waiting.push({matches, resolve});
      });
    },
  };
  window.driver = recorder;
  return object => {
    realm = object;
  };
});
