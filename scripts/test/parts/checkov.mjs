import { findTool } from '../../lib/tools.mjs';
import { needsTool } from '../needs.mjs';

/** The static check of the Terraform modules that the templates run. */
export const checkov = {
  id: 'checkov',
  title: 'Static check of the Terraform modules',
  needs: needsTool('checkov'),
  lanes: 1,
  async run({ run }) {
    const { stdout } = await run(findTool('checkov'), [
      ...['--directory', 'templates/modules', '--framework', 'terraform'],
      ...['--skip-download', '--compact', '--quiet', '--output', 'json'],
    ]);
    const reports = [JSON.parse(stdout)].flat();
    const sum = key =>
      reports.reduce(
        (total, report) => total + ((report.summary ?? report)[key] ?? 0),
        0,
      );
    // a file that could not be parsed was not checked, and neither was anything where nothing was found
    const nothing = sum('resource_count') > 0 ? 0 : 1;
    return {
      passed: sum('passed'),
      failed: sum('failed') + sum('parsing_errors') + nothing,
      skipped: sum('skipped'),
    };
  },
};
