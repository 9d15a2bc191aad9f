// A reporter for node:test that writes the XML Bazel reads: one case per test that has no tests within.

const escape = text => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')
    .replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);

export default async function* junit(source) {
  const cases = [];
  const parents = new Set();
  const path = [];
  for await (const {type, data} of source) {
    if (type === 'test:start') {
      if (data.nesting)
        parents.add(path.slice(0, data.nesting).join(' > '));
      path.length = data.nesting;
      path.push(data.name);
    } else if (type === 'test:pass' || type === 'test:fail') {
      const name = [...path.slice(0, data.nesting), data.name].join(' > ');
      const seconds = (data.details.duration_ms ?? 0) / 1000;
      if (type === 'test:fail' || !parents.has(name))
        cases.push({name, seconds, error: type === 'test:fail' ? data.details.error : undefined});
    }
  }
  const failures = cases.filter(({error}) => error).length;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites><testsuite name="injected" tests="${cases.length}" failures="${failures}">\n`;
  for (const {name, seconds, error} of cases) {
    yield `<testcase name="${escape(name)}" time="${seconds}">`;
    if (error)
      yield `<failure message="${escape(String(error.cause?.message ?? error.message))}"/>`;
    yield '</testcase>\n';
  }
  yield '</testsuite></testsuites>\n';
}
