import type {
  FindingRecord,
  GuardrailsApi,
} from '@backstage-guardrails/plugin-guardrails-common';
import { SHOWN } from './shown';

/** Teams that are asked about; a person can be in hundreds by way of others. */
const MOST_TEAMS = 20;

/**
 * Open findings of the first teams, and of how many teams they are: the service answers for one owner at a time, and a
 * team that it does not answer for hides nothing of the others.
 * @throws what the first team was refused with, if all were
 * @internal
 */
export async function findingsOfTeams(
  api: GuardrailsApi,
  options: { signal: AbortSignal },
  teams: string[],
): Promise<{ findings: FindingRecord[]; answered: number }> {
  const answers = await Promise.allSettled(
    teams
      .slice(0, MOST_TEAMS)
      .map(owner =>
        api.listFindings(
          { filter: { owner, state: ['open'] }, limit: SHOWN },
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
