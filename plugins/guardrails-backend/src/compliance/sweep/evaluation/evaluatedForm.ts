import type { Entity } from '@backstage/catalog-model';

/** No rule looks at more of a text, and the definition of an API can have megabytes. */
const LONGEST_TEXT = 8 * 1024;
/** One entity cannot hold up the others. */
const LARGEST = 1024 * 1024;

/** Zero is a character of JSON that PostgreSQL stores in no text: one such entity would take its whole batch with it. */
const UNSTORABLE = /\0/g;

/**
 * The entity as it is evaluated: JSON in which long texts are cut and zeros are replaced. `undefined` for one that is too
 * large all the same, or nested so deeply that it cannot be written: it is not evaluated, which is said, and never
 * passes.
 * @internal
 */
export function evaluatedForm(entity: Entity): string | undefined {
  try {
    const text = JSON.stringify(entity, (_key, value: unknown) =>
      typeof value === 'string'
        ? value.slice(0, LONGEST_TEXT).replace(UNSTORABLE, '\ufffd')
        : value,
    );
    return text.length > LARGEST ? undefined : text;
  } catch {
    return undefined;
  }
}
