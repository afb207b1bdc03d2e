import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** What an entity refers to, and where it says so. @internal */
export type Reference = { path: (string | number)[]; ref: string };

type Field = [name: string, defaultKind?: string];

/** Fields of the kinds that the catalog knows, as its own processor reads them. */
const FIELDS: Record<string, Field[]> = {
  component: [
    ['owner', 'group'],
    ['system', 'system'],
    ['subcomponentOf', 'component'],
    ['providesApis', 'api'],
    ['consumesApis', 'api'],
    ['dependsOn'],
    ['dependencyOf'],
  ],
  api: [
    ['owner', 'group'],
    ['system', 'system'],
  ],
  resource: [
    ['owner', 'group'],
    ['system', 'system'],
    ['dependsOn'],
    ['dependencyOf'],
  ],
  system: [
    ['owner', 'group'],
    ['domain', 'domain'],
  ],
  domain: [
    ['owner', 'group'],
    ['subdomainOf', 'domain'],
  ],
  group: [
    ['parent', 'group'],
    ['children', 'group'],
    ['members', 'user'],
  ],
  user: [['memberOf', 'group']],
};
/** Other kinds may mean anything by a field, but for this one. */
const OTHER: Field[] = [['owner', 'group']];
/** More are not looked at: one entity cannot make a sweep slow. @internal */
export const MOST_REFERENCES = 500;
const LONGEST = 400;

/**
 * What an entity refers to, with its path, so that a finding says which line is wrong. A reference that cannot be read
 * is there as it was written: nothing in the catalog is called so. One more than are looked at says that there are more.
 * @internal
 */
export function referencesOf(entity: Entity): Reference[] {
  const kind = String(entity.kind).toLowerCase();
  const fields = Object.hasOwn(FIELDS, kind) ? FIELDS[kind] : OTHER;
  const spec: Record<string, unknown> = { ...entity.spec };
  const namespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
  return fields
    .flatMap(([name, defaultKind]) =>
      textsIn(spec, name).map(({ path, text }) => ({
        path: ['spec', ...path],
        ref: spelled(text, { defaultKind, defaultNamespace: namespace }),
      })),
    )
    .slice(0, MOST_REFERENCES + 1);
}

function textsIn(spec: Record<string, unknown>, name: string) {
  const value = Object.hasOwn(spec, name) ? spec[name] : undefined;
  const items: [(string | number)[], unknown][] = Array.isArray(value)
    ? value.map((item, index) => [[name, index], item])
    : [[[name], value]];
  return items.flatMap(([path, item]) =>
    typeof item === 'string' && item.trim() !== ''
      ? [{ path, text: item }]
      : [],
  );
}

function spelled(
  text: string,
  context: { defaultKind?: string; defaultNamespace: string },
): string {
  const short = text.trim().slice(0, LONGEST);
  try {
    return stringifyEntityRef(parseEntityRef(short, context));
  } catch {
    return short;
  }
}
