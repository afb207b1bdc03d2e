import {
  GuardrailsError,
  insightsReadPermission,
  type Insights,
  type InsightsRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../../base/database';
import { normalRef } from '../../../base/refs';
import type { AccessControl } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import { dayOf } from '../model/cellsOf';
import { readRange } from '../model/readRange';
import { toChanges, toDays, toGroups, toTotals } from '../model/summarize';
import { sumOthers } from '../model/sumOthers';
import { readChanges, readChecks, readOthers } from '../store/readDays';

/** @internal */
export type InsightsDeps = {
  knex: Knex;
  access: Pick<AccessControl, 'require'>;
};

/**
 * What the counts say of the teams that the caller belongs to, or of all for readers of everything; of other teams nothing
 * but their sum.
 * @throws GuardrailsError `not-allowed`, `bad-request`
 * @internal
 */
export async function readInsights(
  { knex, access }: InsightsDeps,
  caller: Caller,
  request: InsightsRequest,
): Promise<Insights> {
  await access.require(insightsReadPermission, caller.credentials);
  const today = dayOf(await databaseTime(knex));
  const range = readRange(request, today);
  const { environment, rule = '' } = request;
  const owner =
    request.owner === undefined ? undefined : normalRef(request.owner);
  const place = { range, environment };
  const selection = { ...place, rule, owners: ownersFor(caller, owner) };
  const days = toDays(
    await readChecks(knex, { ...selection, by: 'day' }),
    range,
  );
  const rules = await readChecks(knex, { ...selection, by: 'rule' });
  const teams = await readChecks(knex, { ...selection, by: 'owner' });
  const others =
    caller.reader || owner !== undefined || rule !== ''
      ? undefined
      : sumOthers(
          await readOthers(knex, {
            ...place,
            without: caller.ownership,
            today,
          }),
        );
  return {
    ...range,
    scope: caller.reader ? 'all' : 'own',
    totals: toTotals(days),
    days,
    rules: toGroups(rules).map(({ key, ...group }) => ({
      rule: key as RuleId,
      ...group,
    })),
    teams: toGroups(teams).map(({ key, ...group }) => ({
      ...(key !== '' && { owner: key }),
      ...group,
    })),
    ...(rule === '' && {
      changes: toChanges(await readChanges(knex, selection)),
    }),
    ...(others && { others }),
  };
}

/** The teams to add up; none for all of them. Another team is refused: an empty answer would say that it did nothing. */
function ownersFor(
  caller: Caller,
  owner: string | undefined,
): string[] | undefined {
  if (owner === undefined) return caller.reader ? undefined : caller.ownership;
  if (caller.reader || caller.ownership.includes(owner)) return [owner];
  throw new GuardrailsError({
    code: 'not-allowed',
    message:
      'You can see the insights of your own teams only. Remove the team from the filters.',
    path: '/owner',
  });
}
