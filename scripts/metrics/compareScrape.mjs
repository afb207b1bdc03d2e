import { documentedMetrics, metricOf, namesOf } from './documentedMetrics.mjs';

/** What comes with the scrape itself and with the library. */
const foreign = new Set(['le', 'otel_scope_name']);

/** Where the text that Prometheus scrapes and docs/metrics.md differ; empty where they say the same. */
export function compareScrape(text) {
  const metrics = documentedMetrics();
  const names = namesOf(metrics);
  const seen = new Map();
  const unknown = new Set();
  for (const line of text.split('\n')) {
    const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
    if (!name || name.match(names)?.[0] !== name) continue;
    const metric = metricOf(name, metrics);
    if (!metric) unknown.add(name);
    else {
      const found = seen.get(metric) ?? new Set();
      for (const [, label] of labels.matchAll(/(\w+)="(?:[^"\\]|\\.)*"/g)) {
        if (!foreign.has(label)) found.add(label);
      }
      seen.set(metric, found);
    }
  }
  const typeOf = name => new RegExp(`^# TYPE ${name} (\\w+)$`, 'm').exec(text);
  return [
    ...[...unknown].map(name => `${name} is not documented`),
    ...metrics.flatMap(metric => {
      const { exported, type, labels } = metric;
      if (!seen.has(metric)) return [`${exported} is not in the scrape`];
      const shown = [...seen.get(metric)].sort().join(', ');
      const wanted = [...labels].sort().join(', ');
      return [
        ...(typeOf(exported)?.[1] === type
          ? []
          : [`${exported} is no ${type}`]),
        ...(shown === wanted
          ? []
          : [`${exported} has the labels ${shown}, documented are ${wanted}`]),
      ];
    }),
  ];
}
