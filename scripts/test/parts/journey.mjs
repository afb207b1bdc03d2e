import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../../lib/tools.mjs';
import { findBrowser, needsBrowser } from '../needs.mjs';
import { startPostgres } from '../startPostgres.mjs';

/** The stories of the portal's users, told in a real browser; access to databases with a real PostgreSQL. */
export const journey = {
  id: 'journey',
  title: 'Journey in the browser',
  usesTerraform: true,
  // beside one other part: much of it waits for pages and for time
  cores: 1,
  needs: ({ withoutTerraform }) =>
    needsBrowser() ?? (withoutTerraform && `because ${withoutTerraform}`),
  async run({ yarn, folder, env }) {
    const report = join(folder, 'playwright.json');
    const postgres = await startPostgres();
    const { code } = await yarn(
      ['playwright', 'test', '--reporter=list,json'],
      {
        CHROMIUM: findBrowser(),
        PATH: toolPath(env),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
        ...(postgres.connection && {
          GUARDRAILS_JOURNEY_POSTGRES: postgres.connection,
        }),
      },
    ).finally(() => postgres.stop());
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
