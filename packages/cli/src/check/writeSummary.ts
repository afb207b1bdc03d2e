import { appendFile } from 'node:fs/promises';
import type { Host } from '../host';
import { type Report, toMarkdown } from './output';

/** The summary of a step of GitHub Actions. Without it the annotations still say everything. @internal */
export async function writeSummary(report: Report, host: Host): Promise<void> {
  const file = host.env.GITHUB_STEP_SUMMARY;
  if (!file) return;
  try {
    await appendFile(file, [...toMarkdown(report)].join(''));
  } catch {
    host.err('Warning: GITHUB_STEP_SUMMARY cannot be written.\n');
  }
}
