import { fork } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

const ports = z.object({ answering: z.number(), silent: z.number() });

/** The URLs of endpoints that answer and of as many that never do, each of a host of its own. */
export type Endpoints = {
  answering: string[];
  silent: string[];
  stop(): void;
};

/** Starts them in another process. */
export async function startEndpoints(count: number): Promise<Endpoints> {
  const child = fork(path.join(__dirname, 'endpoints.ts'));
  const { answering, silent } = await new Promise<z.infer<typeof ports>>(
    (resolve, reject) => {
      child.once('exit', () => reject(new Error('No endpoint answers.')));
      child.on('message', message => {
        // The transformer of TypeScript sends messages of its own.
        const { data } = ports.safeParse(message);
        if (data) resolve(data);
      });
    },
  );
  return {
    answering: urls(1, answering, count),
    silent: urls(2, silent, count),
    stop: () => child.kill(),
  };
}

function urls(network: number, port: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, n) =>
      `http://127.${network}.${Math.floor(n / 250)}.${(n % 250) + 1}:${port}/`,
  );
}
