import { CatalogLink, SafeText } from '@backstage-guardrails/components';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { isCatalogRef } from './isCatalogRef';

/** What a decision is about, as a link into the catalog where the reference is one. @internal */
export function Target(props: { reference?: string }) {
  const { reference } = props;
  const links = useLinks();
  const { t } = useTranslation();
  if (!reference) return <>{t('common.target.none')}</>;
  return isCatalogRef(reference) ? (
    <CatalogLink
      entityRef={reference}
      history={links.decisions({ entity: reference, checks: 'all' })}
    />
  ) : (
    <SafeText>{reference}</SafeText>
  );
}
