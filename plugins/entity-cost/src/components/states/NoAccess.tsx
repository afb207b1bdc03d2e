import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  EntityRefLinks,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { EmptyState } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';

/** Where the costs of an entity are for others to read: says for whom, so that one knows whom to ask. @internal */
export function NoAccess() {
  const { entity } = useEntity();
  const { t } = useTranslation();
  const owners = getEntityRelations(entity, RELATION_OWNED_BY);
  return (
    <EmptyState title={t('states.noAccess.title')}>
      {t('states.noAccess.text')}{' '}
      {owners.length > 0
        ? t('states.noAccess.owned', {
            owners: (
              <EntityRefLinks
                entityRefs={owners}
                hideIcons
                underline="always"
              />
            ),
          })
        : t('states.noAccess.unowned')}
    </EmptyState>
  );
}
