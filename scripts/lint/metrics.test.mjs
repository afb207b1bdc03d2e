import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/paths.mjs';
import { compareScrape } from '../metrics/compareScrape.mjs';
import { dashboardQueries } from '../metrics/dashboardQueries.mjs';
import {
  documentedMetrics,
  metricOf,
  namesOf,
} from '../metrics/documentedMetrics.mjs';

const { parse } = createRequire(
  join(root, 'packages/policy-testkit/package.json'),
)('yaml');
const textOf = file => readFileSync(join(root, file), 'utf8');

const metrics = documentedMetrics();
test('metrics of all plugins are read from the page', () => {
  const plugins = new Set(metrics.map(({ name }) => name.split('.')[0]));
  assert.ok(plugins.has('guardrails') && plugins.has('entity_health'));
});

const alerts = parse(textOf('deploy/prometheus/alerts.yaml')).groups.flatMap(
  ({ rules }) => rules,
);

test('queries ask for documented metrics, and the dashboard shows every one', () => {
  const dashboard = dashboardQueries('1m').map(({ query }) => query);
  const named = queries =>
    queries.flatMap(query => query.match(namesOf(metrics)) ?? []);
  const unknown = named([
    ...dashboard,
    ...alerts.map(({ expr }) => expr),
  ]).filter(name => !metricOf(name, metrics));
  assert.deepEqual(unknown, []);
  const shown = new Set(named(dashboard).map(name => metricOf(name, metrics)));
  assert.deepEqual(
    metrics.filter(metric => !shown.has(metric)),
    [],
  );
});

test('every alert has a test in which it fires, and a runbook that is there', () => {
  const { tests } = parse(textOf('deploy/prometheus/alerts.test.yaml'));
  const fires = tests
    .flatMap(({ alert_rule_test: rules = [] }) => rules)
    .filter(({ exp_alerts: expected }) => expected.length > 0)
    .map(({ alertname }) => alertname);
  assert.deepEqual(
    alerts.map(({ alert }) => alert).filter(name => !fires.includes(name)),
    [],
  );
  const headings = [...textOf('docs/operations.md').matchAll(/^##+ (.*)$/gm)]
    .map(([, heading]) => heading.toLowerCase().replace(/[^\w -]/g, ''))
    .map(heading => `docs/operations.md#${heading.replaceAll(' ', '-')}`);
  assert.deepEqual(
    alerts
      .map(({ annotations }) => annotations.runbook)
      .filter(runbook => !headings.includes(runbook)),
    [],
  );
});

test('docs/metrics.md shows the file that the reference backend loads', () => {
  assert.ok(
    textOf('docs/metrics.md').includes(
      textOf('packages/backend/src/instrumentation.js'),
    ),
  );
});

test('a scrape that differs from the page is noticed', () => {
  const lines = metrics.flatMap(({ exported, type, labels }) => {
    const pairs = labels.map(label => `${label}="a,b=\\"c\\""`).join(',');
    const name = type === 'histogram' ? `${exported}_bucket` : exported;
    return [`# TYPE ${exported} ${type}`, `${name}{${pairs}} 1`];
  });
  assert.deepEqual(compareScrape(lines.join('\n')), []);
  const changed = lines
    .filter(line => !line.startsWith('guardrails_ledger_entries'))
    .map(line => line.replace('TYPE guardrails_leases gauge', 'TYPE x gauge'))
    .map(line => line.replace('{anchor=', '{person='))
    .concat('guardrails_new{} 1', 'entity_health_new 1', 'process_new 1');
  assert.deepEqual(compareScrape(changed.join('\n')), [
    'guardrails_new is not documented',
    'entity_health_new is not documented',
    'guardrails_ledger_entries is not in the scrape',
    'guardrails_ledger_anchor_age has the labels person, documented are anchor',
    'guardrails_ledger_anchor_lag has the labels person, documented are anchor',
    'guardrails_leases is no gauge',
  ]);
});
