// The table of roles is what its script makes of the package that is installed.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';

const folder = path.resolve('server/injected/elements/aria');
const ariaQuery = process.env.UNDERSTUDY_TEST_ARIA_QUERY ?? path.join(process.env.TEST_SRCDIR, 'npm/node_modules/aria-query');

test('the table of roles is up to date', () => {
  const written = execFileSync('node', [path.join(folder, 'role_table.mjs'), ariaQuery], {encoding: 'utf8'});
  assert.equal(readFileSync(path.join(folder, 'role_table.ts'), 'utf8'), written);
});
