/**
 * Says who stood between the person and the plugin that sends a request. Backstage names the last plugin in a token
 * on behalf of somebody and forgets those before it; this header carries them on.
 * @public
 */
export const ACTOR_CHAIN_HEADER = 'x-guardrails-actor-chain';

/** The statement that the person acted in a session of their own. No subject reads like it: they begin with `by `. */
const OWN_SESSION = 'own-session';

/** More cannot be meant; a header also has a size. */
const MAXIMUM = 10;
const LONGEST_SUBJECT = 400;

/**
 * `own-session`, or the subjects in between, nearest to the person first.
 * @public
 */
export function writeActorChain(chain: readonly string[]): string {
  return chain.length === 0
    ? OWN_SESSION
    : `by ${chain.map(encodeURIComponent).join(',')}`;
}

/**
 * The subjects, none for the person's own session; `undefined` where nothing was stated or it cannot be read, which
 * the decision service takes for an agent.
 * @public
 */
export function readActorChain(
  header: string | string[] | undefined,
): string[] | undefined {
  if (typeof header !== 'string') return undefined;
  if (header === OWN_SESSION) return [];
  const [, list] = /^by ([!-~]+)$/.exec(header) ?? [];
  if (list === undefined) return undefined;
  try {
    const subjects = list.split(',').map(decodeURIComponent);
    const readable = subjects.every(
      subject => subject !== '' && subject.length <= LONGEST_SUBJECT,
    );
    return readable && subjects.length <= MAXIMUM ? subjects : undefined;
  } catch {
    return undefined;
  }
}
