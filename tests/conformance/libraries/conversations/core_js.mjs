import 'core-js/full';

import {talk} from './talk.mjs';

export const converse = talk;
