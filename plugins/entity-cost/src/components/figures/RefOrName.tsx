import { CatalogLink, SafeText } from '@backstage-guardrails/components';
import { isEntityRef } from './isEntityRef';

/** An entity by its reference, as a link; any other name is text. @internal */
export function RefOrName(props: { children: string }) {
  const { children } = props;
  return isEntityRef(children) ? (
    <CatalogLink entityRef={children} />
  ) : (
    <SafeText>{children}</SafeText>
  );
}
