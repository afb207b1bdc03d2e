import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';

/** The rows of the table in docs/metrics.md. */
export function documentedMetrics() {
  const page = readFileSync(join(root, 'docs/metrics.md'), 'utf8');
  const row =
    /^\| `([a-z_]+\.[\w.]+)` +\| `(\w+)` +\| (\w+) +\| [^|]*\| ([^|]*)\|/gm;
  return [...page.matchAll(row)].map(([, name, exported, type, labels]) => ({
    name,
    exported,
    type,
    labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
  }));
}

/** Finds names of the plugins that document metrics: what is before the first dot begins all of theirs. */
export function namesOf(metrics) {
  const plugins = new Set(metrics.map(({ name }) => name.split('.')[0]));
  return new RegExp(`\\b(?:${[...plugins].join('|')})_\\w+`, 'g');
}

/** Names that a histogram adds to its own. */
const suffix = /_(bucket|count|sum)$/;

/** The documented metric that a name in a scrape or a query belongs to. */
export function metricOf(name, metrics) {
  return metrics.find(
    ({ exported, type }) =>
      exported === name ||
      (type === 'histogram' && exported === name.replace(suffix, '')),
  );
}
