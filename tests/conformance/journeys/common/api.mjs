// What the front ends ask of their server.

async function ask(method, what, body) {
  const json = body !== undefined && !(body instanceof FormData);
  const response = await fetch(`/api/${what}`, {
    method,
    headers: json ? {'content-type': 'application/json'} : {},
    body: json ? JSON.stringify(body) : body,
  });
  if (!response.ok)
    throw new Error(`${response.status}`);
  return response.json();
}

export const session = () => ask('GET', 'session');
export const logIn = (name, secret, stay) => ask('POST', 'login', {name, secret, stay});
export const logOut = () => ask('POST', 'logout');
export const loadTasks = () => ask('GET', 'tasks');
export const saveTasks = tasks => ask('PUT', 'tasks', tasks);
export const loadAttachments = () => ask('GET', 'attachments');

export function attach(files) {
  const form = new FormData();
  for (const file of files)
    form.append('files', file);
  return ask('POST', 'attachments', form);
}
