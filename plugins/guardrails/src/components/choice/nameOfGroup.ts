import type { Entity } from '@backstage/catalog-model';

/** What a group is called. @internal */
export function nameOfGroup({ metadata, spec }: Entity): string {
  const profile = spec?.profile as { displayName?: unknown } | undefined;
  return typeof profile?.displayName === 'string'
    ? profile.displayName
    : metadata.title ?? metadata.name;
}
