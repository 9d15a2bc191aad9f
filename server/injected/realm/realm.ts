// The driver's script in a realm: a document or a worker. It runs before every other script, the user's included, and
// makes the one object through which the driver reaches the realm from then on. So it works with the browser's functions
// as they were in the beginning, and whatever the page puts in their place later is nothing to it.

import {defineProperty, deleteProperty, getOwnPropertyDescriptor, global} from '../base/primordials';
import type {RealTime} from '../base/real_time';
import {Bindings} from '../bindings/bindings';
import type {Clock, Reading} from '../clock/clock';
import createUtility from '../utility/utility';
import type {Pattern} from '../websocket/patterns';
import {Routing} from '../websocket/websocket';

export interface Config {
  /** The globals that carry messages to the driver, of exposed functions and of routed sockets; taken and removed. */
  functions: string;
  sockets: string;
  /**
   * Where scripts that follow at once find the function that takes the settings, which removes it, and before that perhaps
   * the clock.
   */
  door: string | null;
  /** A name nobody can guess, the same for all realms whose functions shall pass for native ones in one another. */
  kinship: string;
  /** What relative globs are resolved on. */
  baseURL: string | null;
}

/** What holds at a time. */
export interface Settings {
  /** The functions to expose. */
  names: string[];
  /** Whether there are functions that are called by value alone. */
  functions?: boolean;
  /** Which sockets are routed. */
  patterns: Pattern[];
}

/** The clock that a test turns: what it shows, and what makes it. */
export interface ClockSettings {
  reading: Reading;
  create: (time: RealTime) => Clock;
}

const hasSockets = !!global.WebSocket;

/** Makes the realm's object. `keep` puts it where the driver alone finds it; elsewhere its maker takes the result. */
export default function enter(config: Config, keep?: (object: object) => void): RealmObject {
  const object = new RealmObject(config);
  keep?.(object);
  const {door} = config;
  if (door !== null) {
    const receive = (settings: Settings | null, clock?: ClockSettings) => {
      if (settings) {
        deleteProperty(global, door);
        object.configure(settings);
      }
      if (clock)
        object.utility.bundle('clock', clock.create).begin(clock.reading);
    };
    defineProperty(global, door, {__proto__: null, value: receive, configurable: true} as PropertyDescriptor);
  }
  return object;
}

/** What the driver calls. */
class RealmObject {
  readonly utility = createUtility();
  readonly bindings: Bindings;
  readonly sockets: Routing | undefined;

  constructor({functions, sockets, kinship, baseURL}: Config) {
    this.bindings = new Bindings(take(functions));
    this.sockets = hasSockets ? new Routing(take(sockets), kinship, baseURL ?? undefined) : undefined;
  }

  /** Brings the realm to what holds now. */
  configure({names, functions, patterns}: Settings): this {
    this.bindings.expose(names, functions);
    this.sockets?.setPatterns(patterns);
    return this;
  }
}

// A worker has no functions exposed to it, nor a binding for them.
function take(name: string): (message: string) => void {
  const binding = getOwnPropertyDescriptor(global, name)?.value as (message: string) => void;
  deleteProperty(global, name);
  return binding;
}
