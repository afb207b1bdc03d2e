import type { Actor } from '@backstage-guardrails/policy-model';

type Acting = Pick<Actor, 'kind' | 'origin' | 'onBehalfOf' | 'chain'>;

/**
 * Whether a person acted or a program in their name, from the credential and from what the sender stated.
 *
 * A token on behalf of a person names the plugin that sent it and forgets those before it, so a plugin alone proves
 * nothing about the person's own session. Only an enforcement point of the operator is believed that the person
 * themselves started its task, and only where it says so. Every other statement, and none, makes it an agent: a
 * statement can make things stricter for anybody and milder for nobody else.
 * @internal
 */
export function toActor(options: {
  /** The plugin that the token names, where it is on behalf of the person. */
  sender: string | undefined;
  /** Those before it, as it stated; `undefined` where it stated nothing that can be read. */
  stated: string[] | undefined;
  enforcementPoints: string[];
}): Acting {
  const { sender, stated, enforcementPoints } = options;
  if (sender === undefined && !stated?.length) {
    return { kind: 'human', origin: 'portal' };
  }
  const chain = [...(stated ?? []), ...(sender === undefined ? [] : [sender])];
  const started =
    sender !== undefined &&
    stated?.length === 0 &&
    enforcementPoints.includes(sender);
  return started
    ? { kind: 'human', origin: 'portal', onBehalfOf: sender }
    : {
        kind: 'agent',
        origin: chain.some(isMcp) ? 'mcp' : 'portal',
        onBehalfOf: chain[0],
        ...(chain.length > 1 && { chain }),
      };
}

function isMcp(subject: string): boolean {
  return subject.startsWith('plugin:mcp');
}
