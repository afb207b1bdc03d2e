import type { ServiceErrorClass } from './ServiceError';

/** The parts of an entity ref as paths of an API name them; refuses what is no full ref. @public */
export function entityPath(
  entityRef: string,
  Failure: ServiceErrorClass,
): { kind: string; namespace: string; name: string } {
  const match = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef);
  if (!match) {
    throw new Failure({
      code: 'bad-request',
      message: `${JSON.stringify(
        entityRef,
      )} is not an entity reference. Write kind:namespace/name.`,
    });
  }
  const [, kind, namespace, name] = match;
  return { kind, namespace, name };
}
