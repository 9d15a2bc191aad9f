// The bundles under test, as the driver embeds them.

import {readFileSync} from 'node:fs';
import path from 'node:path';

// Beside the sources in Bazel's runfiles; a folder of one's own for a run by hand.
const folder = process.env.UNDERSTUDY_TEST_BUNDLES ?? path.resolve('server/injected');

export const bundle = name => readFileSync(path.join(folder, `${name}.js`), 'utf8');
