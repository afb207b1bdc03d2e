import { Link } from '@backstage/core-components';
import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { useTranslation } from '../translation';
import { useIsAbsent } from './useIsAbsent';

/**
 * An entity as a link into the catalog. One that was never created, or is gone, is text that says so: its link would
 * lead to an error. Until that is known it is a link.
 * @public
 */
export function CatalogLink(props: {
  entityRef: string;
  defaultKind?: string;
  /** Address of what is known about an entity that is gone. */
  history?: string;
}) {
  const { entityRef, defaultKind, history } = props;
  const { t } = useTranslation();
  const absent = useIsAbsent({ entityRef, defaultKind });
  if (!absent) {
    return (
      <EntityRefLink entityRef={entityRef} defaultKind={defaultKind} hideIcon />
    );
  }
  const name = (
    <EntityDisplayName
      entityRef={entityRef}
      defaultKind={defaultKind}
      hideIcon
      disableTooltip
    />
  );
  return (
    <span title={t('catalog.absent.why')}>
      {history === undefined
        ? t('catalog.absent', { name })
        : t('catalog.absent.history', {
            name,
            history: (
              <Link to={history} underline="always">
                {t('catalog.history')}
              </Link>
            ),
          })}
    </span>
  );
}
