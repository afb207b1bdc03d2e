import { EntityCostError } from '../errors';

/** The parts of an entity ref as paths name them. @internal */
export function entityPath(entityRef: string): {
  kind: string;
  namespace: string;
  name: string;
} {
  const match = /^([^:/]+):([^:/]+)\/([^:/]+)$/.exec(entityRef);
  if (!match) {
    throw new EntityCostError({
      code: 'bad-request',
      message: `Not an entity ref of the form kind:namespace/name: ${entityRef}`,
    });
  }
  const [, kind, namespace, name] = match;
  return { kind, namespace, name };
}
