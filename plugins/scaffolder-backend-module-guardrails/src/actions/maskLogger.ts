import type { LoggerService } from '@backstage/backend-plugin-api';

/** A logger that hides the secrets of a task from its own log. @internal */
export function maskLogger(options: {
  logger: LoggerService;
  mask: (line: string) => string;
}): LoggerService {
  const { logger, mask } = options;
  return {
    error: message => logger.error(mask(message)),
    warn: message => logger.warn(mask(message)),
    info: message => logger.info(mask(message)),
    debug: message => logger.debug(mask(message)),
    child: meta => maskLogger({ logger: logger.child(meta), mask }),
  };
}
