import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { EmptyState } from '@backstage-guardrails/plugin-guardrails-react';

/** Where decisions about an entity are for others to read: says for whom, so that one knows whom to ask. @internal */
export function NothingToRead() {
  const { entity } = useEntity();
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return (
    <EmptyState title="Nothing you may read here">
      Decisions about an entity are shown to the team that owns it and to those
      who asked for them.{' '}
      {owners.length > 0 ? (
        <>
          Ask{' '}
          <EntityRefLinks entityRefs={owners} hideIcons underline="always" />.
        </>
      ) : (
        <>It has no owner in the catalog; ask who runs this portal.</>
      )}
    </EmptyState>
  );
}
