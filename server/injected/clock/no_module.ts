// Stands in the bundle for the modules of Node.js that the timers' library looks for.

export {};
