import type { Marker } from '@backstage-guardrails/policy-model';

/** What a provider's configuration gives every resource of it. @internal */
export type ProviderDefaults = {
  /** The provider's own region; a marker where it is set but cannot be told from the evidence. */
  region?: string | Marker;
  /** Default tags or labels; a marker where they are set but cannot be told. */
  tags?: Record<string, unknown> | Marker;
};
