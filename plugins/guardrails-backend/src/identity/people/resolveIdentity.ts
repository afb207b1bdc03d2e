import type { Entity } from '@backstage/catalog-model';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { personRef } from './personRef';

/** Links accounts of one human: any text that they share, or the ref of the main account. */
const PERSON_ANNOTATION = 'guardrails/person';

const MAX_STEPS = 10;

/**
 * What all accounts of a human have in common. A link to an account is followed to that account's own link,
 * so it does not matter in which direction accounts are linked; a ring of links is one human.
 * @internal
 */
export async function resolveIdentity(
  ref: string,
  load: (ref: string) => Promise<Entity | undefined>,
): Promise<string> {
  const path: string[] = [ref];
  while (path.length <= MAX_STEPS) {
    const current = path[path.length - 1];
    const entity = await load(current);
    const link = entity?.metadata.annotations?.[PERSON_ANNOTATION];
    const text = link?.normalize('NFKC').trim().toLocaleLowerCase('en-US');
    if (!text) return current;
    const next = text.includes(':') ? personRef(text) : undefined;
    // A text that is no ref of a user names the human itself; cut short, two are rather one than one two.
    if (!next?.startsWith('user:')) return `person:${text.slice(0, 300)}`;
    const before = path.indexOf(next);
    if (before >= 0) return path.slice(before).sort()[0];
    path.push(next);
  }
  throw new GuardrailsError({
    code: 'facts-unavailable',
    message: `The accounts linked to ${ref} by ${PERSON_ANNOTATION} form a chain that is too long.`,
  });
}
