// Engines that go by roles.

import {testCases} from './support/selector_cases.mjs';
import {testbed} from './support/testbed.mjs';

testCases(testbed(), 'role');
