import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, needsBrowser, toolPath } from '../needs.mjs';

/** The story of a developer, told in a real browser. */
export const journey = {
  id: 'journey',
  title: 'Journey in the browser',
  needs: needsBrowser,
  async run({ yarn, folder, env }) {
    const report = join(folder, 'playwright.json');
    const { code } = await yarn(
      ['playwright', 'test', '--reporter=list,json'],
      {
        CHROMIUM: findBrowser(),
        PATH: toolPath(env),
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    );
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = stats.unexpected + stats.flaky + errors.length;
    return {
      passed: stats.expected,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: stats.skipped,
    };
  },
};
