// node role_table.mjs ARIA_QUERY > role_table.ts: what WAI-ARIA says of its roles, from the data of the aria-query package,
// as much of it as we ask about. The package's own maps are thirty times as large.

import {createRequire} from 'node:module';
import path from 'node:path';

const {roles} = createRequire(import.meta.url)(path.resolve(process.argv[2]));

// Roles of WAI-ARIA itself, without the abstract ones and the modules' (doc-…, graphics-…).
const concrete = [...roles.entries()].filter(([name, role]) => !role.abstract && !name.includes('-')).sort(
    ([a], [b]) => a < b ? -1 : 1);
const names = condition => concrete.filter(([, role]) => condition(role)).map(([name]) => name);
const supporting = attribute => names(({props}) => attribute in props);
// The data still counts the checkable items of menus as checkboxes, which they were before WAI-ARIA 1.2.
const invalidatable = supporting('aria-invalid').filter(name => !name.startsWith('menuitem'));

const sets = {
  roleNames: ['All roles that an element may have.', names(() => true)],
  namedByContents: ['May take their name from what they hold.', names(({nameFrom}) => nameFrom.includes('contents'))],
  unnamedRoles: ['Have no name, whatever is said of one.', names(({nameFrom}) => nameFrom.includes('prohibited'))],
  globalAttributes: ['Mean something for every role.', Object.keys(roles.get('roletype').props)],
  checkableRoles: ['Support aria-checked.', supporting('aria-checked')],
  disablableRoles: ['Support aria-disabled.', supporting('aria-disabled')],
  expandableRoles: ['Support aria-expanded.', supporting('aria-expanded')],
  invalidatableRoles: ['Support aria-invalid.', invalidatable],
  levelledRoles: ['Support aria-level.', supporting('aria-level')],
  pressableRoles: ['Support aria-pressed.', supporting('aria-pressed')],
  readonlyRoles: ['Support aria-readonly.', supporting('aria-readonly')],
  selectableRoles: ['Support aria-selected.', supporting('aria-selected')],
};

const lines = ['// Written by role_table.mjs from aria-query; not to be edited.', ''];
for (const [name, [meaning, list]] of Object.entries(sets)) {
  lines.push(`/** ${meaning} */`, `export const ${name}: ReadonlySet<string> = new Set((`);
  let line = "    '";
  for (const role of list) {
    if (line.length + role.length > 112) {
      lines.push(line + "' +");
      line = "    '";
    }
    line += role + ' ';
  }
  lines.push(`${line.trimEnd()}').split(' '));`, '');
}
process.stdout.write(lines.slice(0, -1).join('\n') + '\n');
