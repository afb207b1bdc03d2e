import type { DutyReport } from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';
import {
  type ParameterSet,
  type Rule,
  ruleLevelOf,
} from '@backstage-guardrails/policy-model';
import type { People } from '../../identity/people';
import type { DutyConflict } from './findConflicts';
import { listUnconnected } from './listUnconnected';
import { notConnected } from './notConnected';

/**
 * Who could today take a change of an entity to production without anybody else, by the catalog and the
 * parameters in force. Consent always comes from another human, so what is left is the change that no rule
 * sends to others; the path says so.
 * @internal
 */
export async function createDutyReport(options: {
  entity: string;
  owner?: string;
  /** Groups whose members ask for all teams. */
  operators: string[];
  rules: Rule[];
  production: ParameterSet;
  conflicts: DutyConflict[];
  people: People;
  providers: AccessProvider[];
}): Promise<DutyReport> {
  const { entity, conflicts, providers } = options;
  const [requesters, breakGlass] = await Promise.all([
    listRequesters(options),
    listUnconnected(entity, providers),
  ]);
  const deploy = withoutConsent(options);
  return {
    entity,
    alone: [...requesters]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([person, via]) => ({
        person,
        path: [
          { duty: 'request', via },
          { duty: 'deploy', via: deploy },
        ],
      })),
    notConnected: [...breakGlass, ...notConnected],
    conflicts,
  };
}

/** People who can ask, each with the reason why. */
async function listRequesters(options: {
  owner?: string;
  operators: string[];
  people: People;
}): Promise<Map<string, string>> {
  const { owner, operators, people } = options;
  const requesters = new Map<string, string>();
  for (const group of operators) {
    for (const person of await people.members(group)) {
      requesters.set(
        person,
        `member of ${group}, which requests for all teams`,
      );
    }
  }
  if (owner === undefined) return requesters;
  const members = owner.startsWith('user:')
    ? [owner]
    : await people.members(owner);
  for (const person of members) {
    requesters.set(
      person,
      person === owner ? 'owner of it' : `member of ${owner}, which owns it`,
    );
  }
  return requesters;
}

function withoutConsent(options: {
  rules: Rule[];
  production: ParameterSet;
}): string {
  const { rules, production } = options;
  const levels = rules.map(
    rule =>
      ruleLevelOf({
        rule,
        environmentClass: 'production',
        parameters: production,
      }).level,
  );
  const count = (wanted: string) =>
    levels.filter(level => level === wanted).length;
  return `the portal applies a change that violates none of the mandatory rules (${count(
    'mandatory',
  )} in production) and none of the rules that need approval (${count(
    'approval',
  )})`;
}
