// What clients do with their driver, for every version of the JavaScript client.
//
//     node scenario.js CLIENT WEB CHAT [STEP...]
//
// CLIENT is the folder of a playwright package; WEB and CHAT are the URLs of the two servers (../servers.py).
// UNDERSTUDY in the environment is the driver.

import { chromium } from './client.js';
import { Server } from './server.js';
import { Scene, play } from './stage.js';

// The steps, in the order in which they are played.
import './steps/contexts.js';
import './steps/pages.js';
import './steps/values.js';
import './steps/functions.js';
import './steps/events.js';
import './steps/elements.js';
import './steps/assertions.js';
import './steps/clock.js';
import './steps/sockets.js';
import './steps/ending.js';

const [, , , web, chat, ...only] = process.argv;
const server = await Server.start();
const browser = await chromium.connect(server.endpoint);
const good = await play(new Scene(server.endpoint, browser, web, chat), only);
await browser.close();
await server.stop();
// Not when nothing is left to do: a step that hangs may have left something.
process.exit(good ? 0 : 1);
