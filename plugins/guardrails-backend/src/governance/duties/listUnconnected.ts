import type { DutyReport } from '@backstage-guardrails/plugin-guardrails-common';
import type { AccessProvider } from '@backstage-guardrails/plugin-guardrails-node';

/**
 * What break-glass gives on the entity. It is a way of one person alone by intent, reviewed by others only
 * afterwards, and nobody can say before who will take it.
 * @internal
 */
export async function listUnconnected(
  entity: string,
  providers: AccessProvider[],
): Promise<DutyReport['notConnected']> {
  const answers = await Promise.all(
    providers.map(async provider => {
      try {
        return explainUnconnected(entity, provider.id, await provider.offers());
      } catch {
        return `The access provider ${provider.id} does not answer: whether break-glass gives access to it is not known now.`;
      }
    }),
  );
  return answers
    .filter(reason => reason !== undefined)
    .map(reason => ({ duty: 'deploy', reason }));
}

function explainUnconnected(
  entity: string,
  provider: string,
  offers: Awaited<ReturnType<AccessProvider['offers']>>,
): string | undefined {
  const roles = offers
    .filter(({ resource }) => resource === entity)
    .flatMap(offer => offer.roles.map(({ name }) => name));
  return roles.length === 0
    ? undefined
    : `Break-glass grants ${roles.join(
        ' or ',
      )} at once to anyone who requests it in an incident, through ${provider}. Others review it afterwards.`;
}
