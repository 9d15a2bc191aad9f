// The driver's script in a realm, as the driver lets it run.

import {bundle} from './bundles.mjs';

export const functionsBinding = 'takenFunctions';
export const socketsBinding = 'takenBinding';

/** An expression for the realm's object, brought to `settings`. */
export function enterRealm({names = [], patterns = [], ...config} = {}) {
  const full = {functions: functionsBinding, sockets: socketsBinding, door: null, kinship: 'kin', baseURL: null, ...config};
  return `(${bundle('realm')})(${JSON.stringify(full)}).configure(${JSON.stringify({names, patterns})})`;
}

/** A script that enters the realm and hands its object to a stand-in of fake_driver.mjs. */
export function enterWith(fakeDriver, settings) {
  return `{ const take = (${fakeDriver})(); take(${enterRealm(settings)}); }`;
}
