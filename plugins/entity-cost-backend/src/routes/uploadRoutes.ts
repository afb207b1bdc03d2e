import { EntityCostError } from '@backstage-guardrails/plugin-entity-cost-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import { type AccessControl, requireThat } from '../access';
import { discardRest, type StreamRoutes } from '../http';
import type { Ingest } from '../operate';
import { readLoad } from './loadRoutes';

const querySchema = z.object({
  source: z.string().max(64),
  // as the description has it: a name, not a path
  name: z
    .string()
    .min(1)
    .max(200)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f/\\]+$/),
});

const FILE = 'application/octet-stream';

/** Files that people send. They are read as they come, so nothing of them is kept in memory. @internal */
export function uploadRoutes(options: {
  knex: Knex;
  access: AccessControl;
  ingest: Pick<Ingest, 'upload'>;
}): StreamRoutes {
  const { knex, access, ingest } = options;
  return ({ router, during }) => {
    router.post('/loads', async (request, response) => {
      const query = querySchema.safeParse(request.query);
      await during(
        request,
        {
          id: 'load-upload',
          severity: 'high',
          meta: query.success ? query.data : {},
        },
        async caller => {
          requireThat(await access.mayLoad(caller));
          if (!query.success) {
            throw new EntityCostError({
              code: 'bad-request',
              message:
                'Name the source and the file: ?source=upload&name=march.csv, without a path.',
            });
          }
          if (!request.is(FILE)) {
            throw new EntityCostError({
              code: 'type-unsupported',
              message: `Send the file itself, with the content type ${FILE}; not a form or JSON.`,
            });
          }
          const outcome = await ingest.upload({
            ...query.data,
            content: request,
            createdBy: caller.ref,
          });
          // a client that is still sending would not see the answer
          await discardRest(request);
          if (outcome.state === 'unchanged') {
            throw new EntityCostError({
              code: 'load-unchanged',
              message:
                'The same file is loaded already, so nothing has changed.',
            });
          }
          if (outcome.state === 'failed') {
            const [problem] = outcome.problems;
            throw new EntityCostError({
              code: 'load-refused',
              message: `${placeOf(problem)}${problem.message} ${problem.fix}`,
              ...(outcome.loadId !== undefined && {
                path: `/loads/${outcome.loadId}`,
              }),
            });
          }
          const [{ id }] = outcome.months;
          response.status(201).json(
            await readLoad(knex, {
              id: `${id}`,
              withTotals: await access.readsPrices(caller),
            }),
          );
        },
      );
    });
  };
}

/** Where in the file it is, before the sentence about it. */
function placeOf(problem: { line?: number; column?: string }): string {
  const { line, column } = problem;
  const places = [
    ...(line === undefined ? [] : [`Line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ');
  return places && `${places[0].toUpperCase()}${places.slice(1)}: `;
}
