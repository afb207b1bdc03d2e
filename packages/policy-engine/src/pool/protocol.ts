/** What travels between the pool and a worker. @internal */
export type ToWorker =
  | { kind: 'job'; job: unknown }
  | { kind: 'answer'; value: unknown };

/** @internal */
export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'question'; value: unknown }
  | { kind: 'done'; value: unknown }
  | { kind: 'failed'; error: WorkerFailure };

/** An error as it crosses from a worker; classes do not survive the crossing. @public */
export type WorkerFailure = {
  name: string;
  message: string;
  code?: string;
  path?: string;
};

/** A value, and which of its buffers are handed over instead of copied. @public */
export type Parcel = { value: unknown; transfer?: ArrayBuffer[] };
