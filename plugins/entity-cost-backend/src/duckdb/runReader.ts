import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { loadProblem, LoadRefused } from '../reading';

/** What DuckDB may take. @internal */
export type ReaderLimits = {
  memoryMegabytes: number;
  temporaryMegabytes: number;
  minutes: number;
  /** A folder that is deleted afterwards. */
  temporaryFolder: string;
};

const script = resolvePackagePath(
  '@backstage-guardrails/plugin-entity-cost-backend',
  'reader/readBulk.js',
);

const rowSchema = z.array(z.string().nullable());

/** Thrown when DuckDB refuses a statement or a file. Its message can have a line of the file: it is not passed on. */
export class ReaderError extends Error {}

/** A query and what takes its rows. */
type ReaderQuery = { sql: string; row: (cells: Array<string | null>) => void };

/**
 * Runs statements in a DuckDB of a process of its own, and passes on the rows of queries, one query after the other. The
 * process gets no environment, and is killed when the time is over. What ends it in any other way is a failed load.
 * @internal
 */
export async function runReader(options: {
  /** The path of the library. */
  library: string;
  name: string;
  path: string;
  statements: readonly string[];
  queries: readonly ReaderQuery[];
  limits: ReaderLimits;
  signal?: AbortSignal;
}): Promise<void> {
  const { library, name, path, statements, queries, limits } = options;
  const child = fork(script, [], {
    // no secret of the environment, and no loader of the parent
    env: {},
    execArgv: ['--max-old-space-size=256'],
    cwd: limits.temporaryFolder,
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    serialization: 'json',
  });
  let late = false;
  let refused: string | undefined;
  let ended = 0;
  const kill = () => child.kill('SIGKILL');
  const deadline = setTimeout(() => {
    late = true;
    kill();
  }, limits.minutes * 60_000);
  options.signal?.addEventListener('abort', kill);
  process.once('exit', kill);
  const closed = new Promise<void>(done => {
    child.once('close', () => done());
    child.once('error', () => done());
  });
  child.on('message', message => {
    refused = JSON.stringify(message);
  });
  try {
    child.send({
      library,
      files: [path],
      temporaryFolder: limits.temporaryFolder,
      memoryMegabytes: limits.memoryMegabytes,
      temporaryMegabytes: limits.temporaryMegabytes,
      statements,
      queries: queries.map(({ sql }) => sql),
    });
    if (child.stdout) {
      for await (const line of createInterface({ input: child.stdout })) {
        if (line === '"end"') ended += 1;
        else queries[ended].row(rowSchema.parse(JSON.parse(line)));
      }
    }
    await closed;
    options.signal?.throwIfAborted();
    if (late) {
      throw new LoadRefused([loadProblem({ code: 'reader-late', file: name })]);
    }
    if (refused !== undefined) {
      const full = fullness(refused);
      if (full)
        throw new LoadRefused([loadProblem({ code: full, file: name })]);
      throw new ReaderError('DuckDB refused the file');
    }
    if (ended < queries.length) {
      throw new LoadRefused([
        loadProblem({ code: 'reader-failed', file: name }),
      ]);
    }
  } finally {
    clearTimeout(deadline);
    options.signal?.removeEventListener('abort', kill);
    process.off('exit', kill);
    kill();
    // its folder is deleted next, and must not be written to any more
    await closed;
  }
}

/** Which limit DuckDB has reached. It says of both that the memory is full. */
function fullness(message: string): 'storage-full' | 'memory-full' | undefined {
  if (/limit was set by the 'max_temp_directory_size'/i.test(message)) {
    return 'storage-full';
  }
  return /Out of Memory/i.test(message) ? 'memory-full' : undefined;
}
