import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { SafeText } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { isCatalogRef } from './isCatalogRef';

/** What a decision is about, as a link into the catalog where the reference is one. @internal */
export function Target(props: { reference?: string }) {
  const { reference } = props;
  const { t } = useTranslation();
  if (!reference) return <>{t('common.target.none')}</>;
  return isCatalogRef(reference) ? (
    <EntityRefLink entityRef={reference} hideIcon />
  ) : (
    <SafeText>{reference}</SafeText>
  );
}
