import { serveJobs } from '../pool';

type TestJob =
  | { do: 'echo'; value: unknown }
  | { do: 'ask'; value: unknown }
  | { do: 'forever' | 'throw' | 'exit' };

/** A worker that does as it is told. */
serveJobs<TestJob>(async (job, ask) => {
  switch (job.do) {
    case 'echo':
      return { value: job.value };
    case 'ask':
      return { value: await ask(job.value) };
    case 'forever':
      for (;;);
    case 'throw':
      throw Object.assign(new TypeError('no'), { code: 'odd', path: '/a' });
    default:
      return process.exit(3);
  }
});
