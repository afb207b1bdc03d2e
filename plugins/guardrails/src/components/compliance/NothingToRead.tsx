import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { EmptyState } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** Where decisions about an entity are for others to read: says for whom, so that one knows whom to ask. @internal */
export function NothingToRead() {
  const { entity } = useEntity();
  const { t } = useTranslation();
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return (
    <EmptyState title={t('compliance.absent.title')}>
      {t('compliance.absent.text')}{' '}
      {owners.length > 0
        ? t('compliance.absent.owned', {
            owners: (
              <EntityRefLinks
                entityRefs={owners}
                hideIcons
                underline="always"
              />
            ),
          })
        : t('compliance.absent.unowned')}
    </EmptyState>
  );
}
