// Has the conversation of a library and reports what the page saw of it.

/** `tell` takes what JSON can say. The last words are how it ended. */
export async function have(converse, library) {
  const told = [];
  let ending = 'done';
  try {
    await converse(`ws://${location.host}/${library}`, (...words) => void told.push(words));
  } catch (error) {
    ending = `failed: ${error.stack}`;
  }
  report(`conversation ${JSON.stringify([...told, ending])}`);
}
