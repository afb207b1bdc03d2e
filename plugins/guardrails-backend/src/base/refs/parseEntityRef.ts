import {
  parseEntityRef as parseCatalogRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  entityRefSchema,
  type EntityRef,
} from '@backstage-guardrails/policy-model';

/**
 * A ref as the catalog spells it, whole and in small letters, or nothing where the text is none. It is for asking the
 * catalog, which may know names that nothing else here takes: what is recorded or compared is an `parseEntityRef`.
 * @internal
 */
export function catalogSpelling(
  text: string,
  defaultKind?: 'group' | 'user',
): string | undefined {
  try {
    return stringifyEntityRef(parseCatalogRef(text, { defaultKind }));
  } catch {
    return undefined;
  }
}

/**
 * The one spelling of an entity, or nothing where the text is no ref of one. Two texts mean the same entity exactly
 * where their spellings are equal.
 * @internal
 */
export function parseEntityRef(
  text: string,
  defaultKind?: 'group' | 'user',
): EntityRef | undefined {
  const parsed = entityRefSchema.safeParse(catalogSpelling(text, defaultKind));
  return parsed.success ? parsed.data : undefined;
}
