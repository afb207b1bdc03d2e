import {
  type HealthEvent,
  initialState,
  nextState,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import type { EndpointRow } from '../src/database/EndpointRow';
import { SampleStore } from '../src/database/SampleStore';
import type { Endpoints } from './Endpoints';
import { thresholds } from './startPoller';

/**
 * What is recorded of endpoints and does not belong together, in words: every sample counts once in the rollups, and what
 * the status and the incidents of its endpoint are follows from the samples.
 */
export async function historyProblems(
  knex: Knex,
  endpoints: Endpoints,
): Promise<string[]> {
  const rows = await knex<EndpointRow>('endpoints').orderBy('url');
  const problems = await Promise.all(
    rows.map(async row => {
      const samples = await new SampleStore(knex).since(row.id, 0);
      const counted = await countedIn(knex, row.id);
      const asked = endpoints.asked(row.url);
      const of = `of ${new URL(row.url).pathname}`;
      return [
        ...(counted === samples.length
          ? []
          : [`${counted} counted checks ${of} for ${samples.length} samples`]),
        ...(samples.length <= asked
          ? []
          : [
              `${samples.length} samples ${of}, which was asked ${asked} times`,
            ]),
        ...(await followProblems(knex, row, samples)).map(
          problem => `${problem} ${of}`,
        ),
      ];
    }),
  );
  return problems.flat();
}

async function countedIn(knex: Knex, endpointId: string): Promise<number> {
  const rows = await knex('rollups').where({
    endpoint_id: endpointId,
    span: 300,
  });
  return rows.reduce(
    (sum, { pass, warn, fail, unknown }) => sum + pass + warn + fail + unknown,
    0,
  );
}

async function followProblems(
  knex: Knex,
  row: EndpointRow,
  samples: Awaited<ReturnType<SampleStore['since']>>,
): Promise<string[]> {
  let state = initialState(0);
  const events: HealthEvent[] = [];
  for (const sample of samples) {
    const after = nextState({ state, sample, thresholds });
    state = after.state;
    events.push(...after.events);
  }
  const opened = events.filter(({ kind }) => kind === 'incident-opened');
  const closed = events.filter(({ kind }) => kind === 'incident-closed');
  const found = await knex('incidents').where({ endpoint_id: row.id });
  const over = found.filter(incident => incident.closed_at !== null);
  return [
    ...(samples.length === 0 || row.status === state.status
      ? []
      : [`the status ${state.status}, not ${row.status},`]),
    ...(found.length === opened.length
      ? []
      : [`${opened.length} incidents, not ${found.length},`]),
    ...(over.length === closed.length
      ? []
      : [`the end of ${closed.length} incidents, not ${over.length},`]),
  ];
}
