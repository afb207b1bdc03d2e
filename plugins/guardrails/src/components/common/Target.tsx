import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { isCatalogRef } from './isCatalogRef';

/** What a decision is about, as a link into the catalog where the reference is one. @internal */
export function Target(props: { reference?: string }) {
  const { reference } = props;
  if (!reference) return <>no entity named</>;
  return isCatalogRef(reference) ? (
    <EntityRefLink entityRef={reference} hideIcon />
  ) : (
    <SafeText>{reference}</SafeText>
  );
}
