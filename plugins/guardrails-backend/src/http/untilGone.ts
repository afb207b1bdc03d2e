import type { ServerResponse } from 'node:http';

/** Aborted when the connection closes before it was answered: a form that changed, or a page that was left. @internal */
export function untilGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
