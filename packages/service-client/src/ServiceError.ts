/** @public */
export type ServiceErrorOptions = {
  /** One of the service; `http-` and the status where a proxy answered without a code. */
  code: string;
  message: string;
  /** Left out: the status of the code, 500 for one that the service does not know. */
  statusCode?: number;
  /** Where in the body. */
  path?: string;
  /** Seconds to wait, where waiting helps. */
  retryAfter?: number;
  cause?: unknown;
};

/** The error class of a service; it knows the status of each code. @public */
export type ServiceErrorClass = new (
  options: ServiceErrorOptions,
) => ServiceError;

/** A refusal of a service, with a code for programs. The client throws what the service answered. @public */
export class ServiceError extends Error {
  readonly code: string;
  readonly statusCode: number;
  /** Where in the body. */
  readonly path?: string;
  /** Seconds to wait, where waiting helps. */
  readonly retryAfter?: number;

  /** `name` is that of the class; a bundler may have renamed the class itself. */
  constructor(
    name: string,
    statuses: Readonly<Record<string, number>>,
    options: ServiceErrorOptions,
  ) {
    const { code, message, path, retryAfter, cause } = options;
    super(message, cause === undefined ? undefined : { cause });
    this.name = name;
    this.code = code;
    this.statusCode =
      options.statusCode ??
      (Object.hasOwn(statuses, code) ? statuses[code] : 500);
    if (path !== undefined) this.path = path;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}
