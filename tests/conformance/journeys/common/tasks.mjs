// What all front ends show in the same way.

export const people = ['Ada', 'Grace', 'Katherine', 'Margaret'];
export const priorities = ['Low', 'Normal', 'High'];
export const labels = ['Important', 'Private'];
export const states = ['All', 'Open', 'Done'];
export const events = Array.from({length: 10_000}, (_, index) => `Event ${index + 1}`);
export const helpUrl = `http://localhost:${location.port}/help`;
export const unknownUser = 'Unknown user name or password';

export const shown = (tasks, words, state) => tasks.filter(({title, done}) =>
  title.toLowerCase().includes(words.toLowerCase()) && (state === 'All' || done === (state === 'Done')));

export const changed = (tasks, id, changes) => tasks.map(task => task.id === id ? {...task, ...changes} : task);

export const moved = (tasks, from, to) => {
  const others = tasks.toSpliced(from, 1);
  return others.toSpliced(to, 0, tasks[from]);
};

/** Which page is shown, as the address says it. The first part of the path is the front end's. */
const home = `/${location.pathname.split('/')[1]}/`;
export const atTasks = () => location.pathname === `${home}tasks`;
export const goTo = place => history.pushState(null, '', home + place);
