import { displayText } from '@backstage-guardrails/display-text';
import type { NamedQuery } from './readPrometheusConfig';

/** The annotation of the Prometheus plugin of Backstage. @internal */
export const RULE_ANNOTATION = 'prometheus.io/rule';

const MOST = 10;
const MAX_LENGTH = 4_096;

/**
 * The queries that an annotation names, each once, and the entries that are no names. As in the Prometheus plugin,
 * entries are separated by commas and can have a label for a legend behind `|`, which is left out. A query in the
 * annotation is never run: it could read the series of every team.
 * @internal
 */
export function namedQueries(
  annotation: string | undefined,
  queries: readonly NamedQuery[],
): { named: NamedQuery[]; unknown: string[] } {
  const entries = (annotation ?? '')
    .slice(0, MAX_LENGTH)
    .split(',')
    .map(entry => entry.split('|')[0].trim())
    .filter(entry => entry !== '');
  const known = new Map(queries.map(query => [query.name, query]));
  const names = [...new Set(entries)];
  return {
    named: names.flatMap(name => known.get(name) ?? []).slice(0, MOST),
    unknown: names
      .filter(name => !known.has(name))
      .slice(0, MOST)
      .map(name => displayText(name, 60)),
  };
}
