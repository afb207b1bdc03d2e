import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';

const none: string[] = [];

/** Whom the signed-in person belongs to, and the person; nothing until it is known. What may be done is the server's to say. @internal */
export function useOwnership(): string[] {
  const identity = useApi(identityApiRef);
  const { value = none } = useAsync(
    async () => (await identity.getBackstageIdentity()).ownershipEntityRefs,
    [identity],
  );
  return value;
}
