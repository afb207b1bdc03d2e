import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/** Who asks, by credentials and configuration alone. @internal */
export type Caller = {
  /** The entity ref of a user, or the subject of a service. */
  ref: string;
  /** The user and the groups that they own entities through; none for a service. */
  ownership: string[];
  /** Reads the costs of all teams. */
  reader: boolean;
  /** Loads files, changes rules and the budgets of all teams. */
  manager: boolean;
  /** Reads effective and billed costs, which show negotiated prices. */
  negotiatedPrices: boolean;
  credentials: BackstageCredentials;
};
