import { join } from 'node:path';
import type { Host } from './Host';

/**
 * The host of a real process. Colours are for terminals alone and never carry meaning.
 * `SOURCE_DATE_EPOCH` sets the instant, as it does for reproducible builds.
 * @internal
 */
export function processHost(options: {
  directory: string;
  version: string;
}): Host {
  const { directory, version } = options;
  const { env } = process;
  return {
    env,
    shipped: join(directory, 'shipped'),
    version,
    colours: Boolean(process.stdout.isTTY) && !env.NO_COLOR,
    async readStandardInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    onInterrupt: listener => {
      process.once('SIGINT', listener);
      return () => void process.off('SIGINT', listener);
    },
    now: () => {
      const epoch = env.SOURCE_DATE_EPOCH;
      return epoch && /^\d{1,10}$/.test(epoch)
        ? new Date(Number(epoch) * 1000)
        : new Date();
    },
  };
}
