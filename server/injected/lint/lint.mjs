// node lint.mjs TYPESCRIPT TSCONFIG: lints the modules of a project, and fails if there is anything to say.

import {createRequire} from 'node:module';
import path from 'node:path';

import {lint} from './rules.mjs';

const [compiler, config] = process.argv.slice(2);
const ts = createRequire(import.meta.url)(path.resolve(compiler));
const parsed = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile).config, ts.sys, path.dirname(path.resolve(config)));
// What is in `elements` runs in a world of the driver's own, and `clock` is for the page alone (README.md).
const linted = parsed.fileNames.filter(name => !/\/(clock|elements)\//.test(name));
const findings = lint(ts, ts.createProgram(parsed.fileNames, parsed.options), linted);
for (const finding of findings)
  console.log(path.relative(process.cwd(), finding));
process.exit(findings.length ? 1 : 0);
