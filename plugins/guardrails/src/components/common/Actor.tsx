import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { SafeText } from '@backstage-guardrails/plugin-guardrails-react';
import { isCatalogRef } from './isCatalogRef';

/** Who asked: a person of the catalog as a link, anybody else by the name of the credential. @internal */
export function Actor(props: { reference: string }) {
  // What a policy says where it means whoever owns the target at that time.
  if (props.reference === 'owner') return <>the owner of the target</>;
  return isCatalogRef(props.reference) ? (
    <EntityRefLink entityRef={props.reference} defaultKind="user" hideIcon />
  ) : (
    <SafeText>{props.reference}</SafeText>
  );
}
