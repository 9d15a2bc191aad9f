// Names, descriptions and error messages.

import {testTable} from './support/aria.mjs';
import {testbed} from './support/testbed.mjs';

const bed = testbed();
const name = '(aria, element) => aria.nameOf(element)';

testTable(bed, 'names_by_markup', name);
testTable(bed, 'names_by_contents', name);
testTable(bed, 'names_of_nested', name);
testTable(bed, 'descriptions', '(aria, element) => aria.descriptionOf(element)');
testTable(bed, 'error_messages', '(aria, element) => aria.errorMessageOf(element)');
