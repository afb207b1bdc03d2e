import { EntityHealthError } from '@backstage-guardrails/plugin-entity-health-common';
import type { Knex } from 'knex';
import type { Reader } from '../access';
import type { EndpointRow } from '../database/EndpointRow';

/** Finds an endpoint whose entity the caller may read. @throws EntityHealthError `not-found` @internal */
export async function findEndpoint(options: {
  knex: Knex;
  reader: Reader;
  id: string;
}): Promise<void> {
  const { knex, reader, id } = options;
  const row = await knex<EndpointRow>('endpoints')
    .select('entity_ref')
    .where({ id })
    .whereNull('removed_at')
    .first();
  const ref = row?.entity_ref;
  const readable = await reader.readable(ref ? [ref] : []);
  if (ref && readable.has(ref)) return;
  throw new EntityHealthError({
    code: 'not-found',
    message:
      'Endpoint not found, or you may not read its entity. Open the endpoint from the page of its entity.',
  });
}
