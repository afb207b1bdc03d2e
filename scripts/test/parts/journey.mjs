import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { toolPath } from '../../lib/tools.mjs';
import { databaseFolder } from '../databaseFolder.mjs';
import { findBrowser, needsBrowser } from '../needs.mjs';
import { startPostgres } from '../startPostgres.mjs';

/** The stories of the portal's users, told in a real browser; access to databases with a real PostgreSQL. */
export const journey = {
  id: 'journey',
  title: 'Journey in the browser',
  usesTerraform: true,
  // beside others: much of it waits for pages and for time
  lanes: 1,
  needs: ({ withoutTerraform }) =>
    needsBrowser() ?? (withoutTerraform && `because ${withoutTerraform}`),
  async run({ yarn, folder, env, say, find }) {
    const report = join(folder, 'playwright.json');
    const postgres = await startPostgres();
    const { code } = await yarn(
      ['playwright', 'test', '--reporter=list,json'],
      {
        CHROMIUM: findBrowser(),
        PATH: toolPath(env),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        GUARDRAILS_JOURNEY_DATABASES: databaseFolder(),
        ...(postgres.connection && {
          GUARDRAILS_JOURNEY_POSTGRES: postgres.connection,
        }),
      },
    ).finally(() => postgres.stop());
    if (code !== 0) showFailedPages({ find, say });
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = stats.unexpected + stats.flaky + errors.length;
    return {
      passed: stats.expected,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: stats.skipped,
      ...(!postgres.connection && {
        reason: `access to databases: ${postgres.reason}`,
      }),
    };
  },
};

/** What was on the pages when a test failed: of a machine of CI only the log can be read. */
function showFailedPages({ find, say }) {
  for (const file of find('test-results', /error-context\.md$/)) {
    say(`\n${file}\n${readFileSync(join(root, file), 'utf8')}`);
  }
}
