import { readlinkSync } from 'node:fs';
import { getPriority } from 'node:os';
import { basename } from 'node:path';
import { serveJobs } from '../pool';

type TestJob =
  | { do: 'echo'; value: unknown }
  | { do: 'ask'; value: unknown }
  | { do: 'forever' | 'priority' | 'throw' | 'exit' };

/** A worker that does as it is told. */
serveJobs<TestJob>(async (job, ask) => {
  switch (job.do) {
    case 'echo':
      return { value: job.value };
    case 'ask':
      return { value: await ask(job.value) };
    case 'forever':
      for (;;);
    case 'priority': {
      const thread = basename(readlinkSync('/proc/thread-self'));
      return { value: getPriority(Number(thread)) };
    }
    case 'throw':
      throw Object.assign(new TypeError('no'), { code: 'odd', path: '/a' });
    default:
      return process.exit(3);
  }
});
