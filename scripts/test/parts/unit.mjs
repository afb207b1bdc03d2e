import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../../lib/tools.mjs';
import { countStarts, tooManyStarts } from '../countStarts.mjs';
import { databaseFolder } from '../databaseFolder.mjs';
import { isAttack } from '../isAttack.mjs';
import { startPostgres } from '../startPostgres.mjs';

/** Unit and integration tests of all packages: on SQLite always, on PostgreSQL where it is installed. */
export const unit = {
  id: 'unit',
  title: 'Unit and integration tests on SQLite and PostgreSQL',
  usesTerraform: true,
  lanes: 2,
  async run({
    yarn,
    folder,
    say,
    env,
    arguments: jestArguments,
    withoutTerraform,
  }) {
    const report = join(folder, 'jest.json');
    const starts = join(folder, 'starts.jsonl');
    rmSync(starts, { force: true });
    const postgres = await startPostgres();
    if (!postgres.connection) say(`PostgreSQL: ${postgres.reason}`);
    try {
      const { code } = await yarn(
        [
          'backstage-cli',
          'repo',
          'test',
          '--maxWorkers=2',
          // Of the heap, after a file. Two workers held 4.3 GB after 29 files that start backends; with more, the lanes of the
          // schedule would not fit in what they are said to hold.
          '--workerIdleMemoryLimit=1500M',
          // for machines that are busy with something else as well
          '--testTimeout=60000',
          '--json',
          `--outputFile=${report}`,
          ...jestArguments,
        ],
        {
          CI: 'true',
          PATH: toolPath(env),
          NODE_ENV: 'test',
          // Backends come and go: with more space for what is young, a tenth of the time is not spent on collecting it.
          NODE_OPTIONS: [env.NODE_OPTIONS, '--max-semi-space-size=64']
            .filter(Boolean)
            .join(' '),
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          GUARDRAILS_TEST_STARTS: starts,
          GUARDRAILS_TEST_DATABASES: databaseFolder(),
          ...(postgres.connection && {
            BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
              postgres.connection,
          }),
        },
      );
      const started = countStarts(starts);
      const counts = existsSync(report)
        ? countsOf(JSON.parse(readFileSync(report, 'utf8')), started)
        : { passed: 0, failed: 1, skipped: 0 };
      if (code !== 0 && counts.failed === 0) counts.failed = 1;
      const tooMany = tooManyStarts(started);
      tooMany.forEach(say);
      counts.failed += tooMany.length;
      const reasons = [
        postgres.reason && `on PostgreSQL: ${postgres.reason}`,
        withoutTerraform && `with Terraform: ${withoutTerraform}`,
      ].filter(Boolean);
      return reasons.length
        ? {
            ...counts,
            // what PostgreSQL would have been asked is not counted by jest
            skipped: counts.skipped + (postgres.reason ? 1 : 0),
            reason: reasons.join('; '),
          }
        : counts;
    } finally {
      await postgres.stop();
    }
  },
};

function countsOf(report, counted) {
  const started = Object.entries(counted).map(
    ([database, { all, besidesAttacks }]) =>
      `${all} on ${database} (${besidesAttacks} besides attacks)`,
  );
  return {
    passed: report.numPassedTests,
    // a file that could not even be loaded has no tests to count
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
    note: [
      `${attemptsIn(report)} attempts to get round the rules refused`,
      started.length && `tests that start a backend: ${started.join(', ')}`,
    ]
      .filter(Boolean)
      .join('; '),
  };
}

/** Each test in a file of attacks is one attempt that must fail. */
function attemptsIn({ testResults }) {
  return testResults
    .filter(({ name }) => isAttack(name))
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed').length;
}
