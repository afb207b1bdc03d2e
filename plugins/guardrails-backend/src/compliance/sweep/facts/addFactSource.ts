import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';

/** Facts of the sweep itself: findings end and open by them, so no module may state them. */
const TAKEN = ['guardrails', 'catalog'];

/**
 * Takes a source of a module, whose facts are told apart from all others by its id. It is refused at the start, where
 * the operator sees it, and not in a sweep hours later.
 * @internal
 */
export function addFactSource(
  sources: EntityFactSource[],
  source: EntityFactSource,
): void {
  const { id, names } = source;
  if (id === '' || id.includes('.')) {
    throw new Error(
      `The id of a source of facts about entities is one word: "${id}"`,
    );
  }
  if (TAKEN.includes(id) || sources.some(other => other.id === id)) {
    throw new Error(
      `The id "${id}" of a source of facts about entities is taken. Give it another one.`,
    );
  }
  const foreign = names.find(
    name => !name.startsWith(`${id}.`) || name === `${id}.`,
  );
  if (foreign !== undefined) {
    throw new Error(
      `The source of facts "${id}" names the fact "${foreign}". Begin its name with "${id}.".`,
    );
  }
  sources.push(source);
}
