import type {
  ContractRequirement,
  EndpointState,
  HealthOptions,
  MaintenanceWindow,
  StoredCheck,
} from '@backstage-guardrails/plugin-entity-health-common';

/** An endpoint whose check this process may make. @internal */
export type ClaimedEndpoint = {
  id: string;
  /** Proves the claim: a result without it is not recorded. */
  claim: string;
  entityRef: string;
  owner?: string;
  url: string;
  options: HealthOptions;
  /** Seconds. */
  interval: number;
  maintenance: MaintenanceWindow[];
  state: EndpointState;
  /** When it was due. */
  dueAt: number;
};

/** What is written to an endpoint after a check. @internal */
export type EndpointResult = {
  endpoint: Pick<ClaimedEndpoint, 'id' | 'claim'>;
  state: EndpointState;
  check: StoredCheck;
  unmet?: readonly ContractRequirement[];
  slow: boolean;
  nextAt: number;
};
