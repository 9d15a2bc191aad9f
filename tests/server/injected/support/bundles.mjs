// The bundles under test, as the driver embeds them, and those made for the tests.

import {readFileSync} from 'node:fs';
import path from 'node:path';

const testBundles = ['aria'];

// Beside the sources in Bazel's runfiles; a folder of one's own for a run by hand.
const folderOf = name => process.env.UNDERSTUDY_TEST_BUNDLES ??
    path.resolve(testBundles.includes(name) ? 'tests/server/injected' : 'server/injected');

export const bundle = name => readFileSync(path.join(folderOf(name), `${name}.js`), 'utf8');
