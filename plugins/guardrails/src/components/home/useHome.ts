import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import type { Remote } from '@backstage-guardrails/components';
import type { GuardrailsApi } from '@backstage-guardrails/plugin-guardrails-common';
import { useGuardrails } from '@backstage-guardrails/plugin-guardrails-react';

/** Who looks at the home page. */
type Viewer = { ref: string; groups: string[] };

/** Loads a widget for the person who is signed in, and again when something of theirs changes. @internal */
export function useHome<T>(
  name: string,
  call: (
    api: GuardrailsApi,
    options: { signal: AbortSignal },
    viewer: Viewer,
  ) => Promise<T>,
): Remote<T> {
  const identity = useApi(identityApiRef);
  return useGuardrails(
    ['home', name],
    async (api, options) => {
      const { userEntityRef, ownershipEntityRefs } =
        await identity.getBackstageIdentity();
      const groups = ownershipEntityRefs.filter(ref =>
        ref.startsWith('group:'),
      );
      return call(api, options, { ref: userEntityRef, groups });
    },
    { live: true },
  );
}
