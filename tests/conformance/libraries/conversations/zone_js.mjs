import 'zone.js';

import {talk} from './talk.mjs';

export const converse = (url, tell) =>
  Zone.current.fork({name: 'talking'}).run(() => talk(url, tell, () => Zone.current.name));
