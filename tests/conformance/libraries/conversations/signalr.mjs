import {HttpTransportType, HubConnectionBuilder, LogLevel} from '@microsoft/signalr';

export async function converse(url, tell) {
  const hub = new HubConnectionBuilder()
      .withUrl(url.replace('ws:', 'http:'), {skipNegotiation: true, transport: HttpTransportType.WebSockets})
      .configureLogging(LogLevel.None)
      .build();
  const noticed = new Promise(resolve => hub.on('notice', (...words) => resolve(words)));
  const closed = new Promise(resolve => hub.onclose(error => resolve(String(error))));
  await hub.start();
  tell(hub.state);
  tell(await hub.invoke('Echo', 'hi', {deep: [1, null]}));
  tell('noticed', await noticed);
  await hub.invoke('Fail', 'why').catch(({message}) => tell('failed', message));
  const items = [];
  await new Promise((complete, error) => hub.stream('Count', 3).subscribe({next: item => items.push(item), complete, error}));
  tell(items);
  await hub.send('Tell', 'no answer');
  await hub.stop();
  tell(await closed, hub.state);
}
