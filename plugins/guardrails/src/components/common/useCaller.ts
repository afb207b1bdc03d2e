import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';

/** Entity ref of the signed-in person; absent until it is known. What may be done is the server's to say. @internal */
export function useCaller(): string | undefined {
  const identity = useApi(identityApiRef);
  const { value } = useAsync(
    async () => (await identity.getBackstageIdentity()).userEntityRef,
    [identity],
  );
  return value;
}
