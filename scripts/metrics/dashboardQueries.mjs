import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/** What each panel of the dashboard asks, with the interval that Grafana would fill in. */
export function dashboardQueries(interval) {
  const file = join(root, 'deploy/prometheus/dashboard.json');
  const { panels } = JSON.parse(readFileSync(file, 'utf8'));
  return panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({
      title,
      query: expr.replaceAll('$__rate_interval', interval),
    })),
  );
}
