import { parentPort, workerData } from 'node:worker_threads';
import { EngineError } from '../errors';
import type { FromWorker, Parcel, ToWorker, WorkerFailure } from './protocol';
import { lowerPriority } from './lowerPriority';

/**
 * Runs inside a worker: takes one job after the other from the pool. `ask` puts a question to the main thread
 * and waits for the answer, for what only the main thread can do.
 * @public
 */
export function serveJobs<Job>(
  work: (
    job: Job,
    ask: (question: unknown) => Promise<unknown>,
  ) => Promise<Parcel>,
): void {
  const port = parentPort;
  if (!port) throw new EngineError('closed', 'This is not a worker thread');
  lowerPriority({ background: workerData?.background === true });
  const send = (message: FromWorker, transfer: ArrayBuffer[] = []) =>
    port.postMessage(message, transfer);

  let answered: ((value: unknown) => void) | undefined;
  const ask = (value: unknown) =>
    new Promise<unknown>(resolve => {
      answered = resolve;
      send({ kind: 'question', value });
    });

  port.on('message', (message: ToWorker) => {
    if (message.kind === 'answer') {
      answered?.(message.value);
      return;
    }
    work(message.job as Job, ask).then(
      ({ value, transfer }) => send({ kind: 'done', value }, transfer),
      (error: unknown) => send({ kind: 'failed', error: failureOf(error) }),
    );
  });
  send({ kind: 'ready' });
}

function failureOf(error: unknown): WorkerFailure {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error) };
  }
  const { code, path } = error as { code?: unknown; path?: unknown };
  return {
    name: error.name,
    message: error.message,
    ...(typeof code === 'string' && { code }),
    ...(typeof path === 'string' && { path }),
  };
}
