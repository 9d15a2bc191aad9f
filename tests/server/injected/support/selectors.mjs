// What the driver makes of a selector's text before it hands it to the page. Knows what the tests write, no errors.

const nested = new Set(['internal:has', 'internal:has-not', 'internal:and', 'internal:or', 'internal:chain']);

/** `css=div >> *text=x` as parts; `*` marks the one whose element is the result. */
export function parseSelector(text) {
  const parts = [];
  let capture;
  for (const step of [...steps(text)].map(step => step.trim())) {
    const [, mark, engine, body] = /^(\*?)([a-zA-Z_0-9:-]+?)\s*=(.*)$/s.exec(step) ?? [, '', defaultEngine(step), step];
    if (mark)
      capture = parts.length;
    parts.push({
      engine,
      body: engine.startsWith('css') ? body.trim() : body,
      ...nested.has(engine) && {selector: parseSelector(JSON.parse(body))},
    });
  }
  return {parts, ...capture !== undefined && {capture}};
}

function defaultEngine(text) {
  if (/^(?:\(*\/\/|\.\.)/.test(text))
    return 'xpath';
  return /^(['"]).*\1$/s.test(text) && text.length > 1 ? 'text' : 'css';
}

// Apart at `>>`, but for those in quotes.
function* steps(text) {
  let start = 0;
  let quote;
  for (let i = 0; i < text.length; ++i) {
    const character = text[i];
    if (character === '\\') {
      ++i;
    } else if (quote) {
      if (character === quote)
        quote = undefined;
    } else if (`"'\``.includes(character) && isQuote(text, i)) {
      quote = character;
    } else if (text.startsWith('>>', i)) {
      yield text.slice(start, i);
      start = i += 2;
      --i;
    }
  }
  yield text.slice(start);
}

// In a text nobody has to quote an apostrophe.
function isQuote(text, index) {
  return text.indexOf(text[index], index + 1) > 0;
}
