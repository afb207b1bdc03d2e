import {
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';

/** What leads somewhere else than it looks like, in a location that somebody registered. */
const misleading = /\.\.|[%\\@]/;

/**
 * Whether the catalog has an entity from one of the places that say who belongs where. The catalog itself sets the
 * annotation, over whatever an entity says. A place that ends with `/` or `:` is the beginning of many; any other
 * is meant exactly. Without places the rules of the catalog alone decide who can register users and groups.
 * @internal
 */
export function isFromDirectory(
  entity: Entity,
  directories: string[],
): boolean {
  if (directories.length === 0) return true;
  const origin =
    entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION] ?? '';
  return directories.some(directory =>
    /[/:]$/.test(directory)
      ? origin.startsWith(directory) &&
        !misleading.test(origin.slice(directory.length))
      : origin === directory,
  );
}
