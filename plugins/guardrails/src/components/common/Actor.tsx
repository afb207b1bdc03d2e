import { CatalogLink, SafeText } from '@backstage-guardrails/components';
import { useTranslation } from '../../translation';
import { isCatalogRef } from './isCatalogRef';

/** Who asked: a person of the catalog as a link, anybody else by the name of the credential. @internal */
export function Actor(props: { reference: string }) {
  const { t } = useTranslation();
  // What a policy says for the owner that the target has at that time.
  if (props.reference === 'owner') return <>{t('common.people.owner')}</>;
  return isCatalogRef(props.reference) ? (
    <CatalogLink entityRef={props.reference} defaultKind="user" />
  ) : (
    <SafeText>{props.reference}</SafeText>
  );
}
