import type {
  FindingRecord,
  GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { EnforcementLevel } from '@backstage-guardrails/policy-model';
import { SHOWN } from './shown';

/** Teams that are asked about; a person can be in hundreds by way of others. */
const MOST_TEAMS = 20;

/**
 * Open findings of one level of the first teams, and of how many teams they are: the service answers for one owner at a time, and a
 * team that it does not answer for hides nothing of the others.
 * @throws what the first team was refused with, if all were
 * @internal
 */
export async function findingsOfTeams(
  api: GuardrailsApi,
  options: { signal: AbortSignal },
  of: { teams: string[]; level: EnforcementLevel },
): Promise<{ findings: FindingRecord[]; answered: number }> {
  const answers = await Promise.allSettled(
    of.teams.slice(0, MOST_TEAMS).map(owner =>
      api.listFindings(
        {
          filter: { owner, level: of.level, state: ['open'] },
          limit: SHOWN,
        },
        options,
      ),
    ),
  );
  const pages = answers.flatMap(answer =>
    answer.status === 'fulfilled' ? [answer.value] : [],
  );
  const [first] = answers;
  if (pages.length === 0 && first?.status === 'rejected') throw first.reason;
  return {
    findings: pages.flatMap(({ items }) => items),
    answered: pages.length,
  };
}
