import { finished, type Readable } from 'node:stream';

/** Most clients send the rest in this time. The others see a closed connection. */
const PATIENCE = 10_000;

/**
 * Reads what a request still sends and keeps nothing of it, so that a client which sends all of it before it reads gets
 * its answer. Gives up after a time.
 * @internal
 */
export async function discardRest(request: Readable): Promise<void> {
  await new Promise<void>(done => {
    const timer = setTimeout(done, PATIENCE);
    finished(request, { writable: false }, () => {
      clearTimeout(timer);
      done();
    });
    request.resume();
  });
}
