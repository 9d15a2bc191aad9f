// The client to test, of whatever version: the program's first argument is its package's folder.

import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const require = createRequire(import.meta.url);
const folder = resolve(process.argv[2]);

export const { chromium, devices, errors, selectors } = require(folder);
export const { expect } = require(resolve(folder, 'test'));

/** The client's minor version: 65 is 1.65. */
export const CLIENT = Number(require(resolve(folder, 'package.json')).version.split('.')[1]);
