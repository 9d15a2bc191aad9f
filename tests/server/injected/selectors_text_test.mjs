// Engines that go by texts and by the attributes and labels behind the clients' locators.

import {testCases} from './support/selector_cases.mjs';
import {testbed} from './support/testbed.mjs';

testCases(testbed(), 'text', 'attribute');
