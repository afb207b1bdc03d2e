import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findTool } from '../../lib/tools.mjs';
import { root } from '../../lib/paths.mjs';
import { compareScrape } from '../../metrics/compareScrape.mjs';
import { dashboardQueries } from '../../metrics/dashboardQueries.mjs';
import { startPrometheus } from '../../metrics/startPrometheus.mjs';
import { freePort } from '../freePort.mjs';
import { needsTool } from '../needs.mjs';
import { startDemo } from '../startDemo.mjs';

/** Costs are loaded half a minute after the start; the rest is there earlier. */
const PATIENCE = 90_000;

/**
 * The files in deploy/prometheus, on a Prometheus that scrapes the backend: rules pass their tests and load, what is
 * scraped is what is documented, and every query of the dashboard has an answer.
 */
export const prometheus = {
  id: 'prometheus',
  title: 'Alerts and dashboard on a real Prometheus',
  // beside one other part: it waits for scrapes, and no alert fires before minutes of slowness
  lanes: 1,
  needs: needsTool('prometheus', 'promtool'),
  async run({ run, env, nodeFile, say }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const check = (what, faults) => {
      say(`${faults.length ? 'FAILED' : 'passed'}: ${what}`);
      faults.forEach(fault => say(`    ${fault}`));
      counts[faults.length ? 'failed' : 'passed'] += 1;
    };
    const tool = findTool('promtool');
    for (const args of [
      ['check', 'config', 'prometheus.yaml'],
      ['test', 'rules', 'alerts.test.yaml'],
    ]) {
      const cwd = join(root, 'deploy/prometheus');
      const { code } = await run(tool, args, { cwd });
      check(`promtool ${args.join(' ')}`, code === 0 ? [] : ['see above']);
    }

    const scrapes = await freePort();
    const demo = await startDemo({
      node: nodeFile,
      say,
      env,
      backendOnly: true,
      services: true,
      variables: ({ data }) => ({
        OTEL_METRICS_EXPORTER: 'prometheus',
        OTEL_EXPORTER_PROMETHEUS_PORT: String(scrapes),
        APP_CONFIG_guardrails_ledger_anchors_file: JSON.stringify(
          join(data, 'anchor'),
        ),
        // off by default, and then without a metric
        APP_CONFIG_guardrails_drift_enabled: 'true',
        APP_CONFIG_entityCost_sources: JSON.stringify([
          {
            id: 'bills',
            title: 'Bills',
            type: 'files',
            paths: [writeBill(join(data, 'bills'))],
          },
        ]),
      }),
    });
    try {
      const server = await startPrometheus({
        prometheus: findTool('prometheus'),
        scrapes,
        say,
      });
      try {
        // twice, because a rate is a difference
        await use(demo);
        await sleep(2000);
        await use(demo);
        for (const { title, query, answered } of await ask(server.api)) {
          check(`${title}: ${query}`, answered ? [] : ['has no answer']);
        }
        const { groups } = await server.api('rules');
        const rules = groups.flatMap(group => group.rules);
        check(
          `${rules.length} alerts are evaluated, and none fires`,
          rules.length === 0
            ? ['no rule was loaded']
            : rules
                .filter(
                  ({ health, state }) => health !== 'ok' || state === 'firing',
                )
                .map(
                  ({ name, health, state }) => `${name}: ${health}, ${state}`,
                ),
        );
        const scrape = await fetch(`http://127.0.0.1:${scrapes}/metrics`);
        check(
          'the scrape is what docs/metrics.md says',
          compareScrape(await scrape.text()),
        );
      } finally {
        await server.stop();
      }
    } finally {
      await demo.stop();
    }
    return counts;
  },
};

/** A bill of FOCUS with one charge of this month, which belongs to no entity. Returns its folder. */
function writeBill(folder) {
  const now = new Date();
  const month = offset =>
    new Date(
      Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1),
    ).toISOString();
  const charge = {
    BillingPeriodStart: month(0),
    BillingPeriodEnd: month(1),
    ChargePeriodStart: month(0),
    ChargePeriodEnd: month(1),
    ChargeCategory: 'Usage',
    BillingCurrency: 'EUR',
    BilledCost: '1.5',
    EffectiveCost: '1.5',
    ListCost: '2',
    ProviderName: 'AWS',
    ServiceName: 'Compute',
    SubAccountId: '1234',
    ResourceId: 'vm-1',
    Tags: '',
    ConsumedQuantity: '1',
    ConsumedUnit: 'Hours',
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'focus.csv'),
    [Object.keys(charge), Object.values(charge)]
      .map(cells => `${cells.join()}\n`)
      .join(''),
  );
  return folder;
}

/** A decision that violates rules, and a request that is refused. */
async function use({ backend, data }) {
  const api = `http://localhost:${backend}/api/guardrails`;
  const authorization = `Bearer ${readFileSync(join(data, 'token'), 'utf8')}`;
  const put = await fetch(`${api}/evidence`, {
    method: 'PUT',
    headers: { authorization, 'content-type': 'application/octet-stream' },
    body: readFileSync(join(root, 'examples/plans/environment-denied.json')),
  });
  const { digest } = await put.json();
  const decide = evidence =>
    fetch(`${api}/decisions`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        evidence,
        format: 'terraform-plan',
        target: { environment: 'sandbox' },
      }),
    });
  const statuses = [
    (await decide({ digest })).status,
    (await decide({ document: {} })).status,
  ];
  if (statuses[0] !== 201 || statuses[1] < 400) {
    throw new Error(`The decision service answered ${statuses.join(', ')}`);
  }
}

/** Each query of the dashboard, and whether it was answered with a number in time. */
async function ask(api) {
  const queries = dashboardQueries('1m').map(item => ({
    ...item,
    answered: false,
  }));
  const end = Date.now() + PATIENCE;
  for (;;) {
    for (const item of queries.filter(({ answered }) => !answered)) {
      const { result } = await api('query', { query: item.query });
      item.answered = result.some(({ value }) =>
        Number.isFinite(Number(value[1])),
      );
    }
    if (Date.now() > end || queries.every(({ answered }) => answered)) break;
    await sleep(500);
  }
  return queries;
}
