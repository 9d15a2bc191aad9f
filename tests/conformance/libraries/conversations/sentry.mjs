import * as Sentry from '@sentry/browser';

import {talk} from './talk.mjs';

export async function converse(url, tell) {
  const sent = [];
  Sentry.init({
    dsn: 'https://key@sentry.invalid/1',
    tracesSampleRate: 1,
    transport: () => ({
      send: async envelope => (sent.push(...envelope[1].map(([{type}]) => type)), {}),
      flush: async () => true,
    }),
  });
  await Sentry.startSpan({name: 'talking'}, () => talk(url, tell));
  Sentry.captureException(new Error('on purpose'));
  await Sentry.flush();
  tell(sent.includes('event'));
}
