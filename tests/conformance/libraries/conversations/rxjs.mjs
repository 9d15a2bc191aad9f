import {firstValueFrom, Subject, take, toArray} from 'rxjs';
import {webSocket} from 'rxjs/webSocket';

export async function converse(url, tell) {
  const opened = new Subject();
  const closed = new Subject();
  const socket = webSocket({url, protocol: ['json'], openObserver: opened, closeObserver: closed});
  opened.subscribe(({type, target}) => tell(type, target.protocol, target.readyState));
  const closing = firstValueFrom(closed);
  const first = firstValueFrom(socket.pipe(take(3), toArray()));
  const news = firstValueFrom(
      socket.multiplex(() => ({news: 'on'}), () => ({news: 'off'}), message => 'news' in message).pipe(take(1)));
  for (let i = 0; i < 3; ++i)
    socket.next({i});
  tell(await news, await first);
  const {code, reason, wasClean} = await closing;
  tell(code, reason, wasClean);
  const closingAgain = firstValueFrom(closed);
  const again = firstValueFrom(socket);
  socket.next({and: 'again'});
  tell(await again, (await closingAgain).code);
  const failing = firstValueFrom(closed);
  socket.subscribe({error: () => tell('failed')});
  socket.next('an error follows');
  socket.error({code: 4002, reason: 'enough'});
  tell((await failing).code);
}
