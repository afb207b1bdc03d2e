import type { EnvironmentClass } from '@backstage-guardrails/policy-model';
import type { AnnounceConfig } from './readAnnounceConfig';
import type { ApprovalsConfig } from './readApprovalsConfig';
import type { ComplianceConfig } from './readComplianceConfig';
import type { DriftConfig } from './readDriftConfig';
import type { DutiesConfig } from './readDutiesConfig';
import type { PasskeysConfig } from './readPasskeysConfig';
import type { KeysConfig } from './readKeysConfig';
import type { LeasesConfig } from './readLeasesConfig';
import type { LedgerConfig } from './readLedgerConfig';
import type { ExceptionsConfig } from './readExceptionsConfig';
import type { PolicyConfig } from './readPolicyConfig';
import type { QuotasConfig } from './readQuotasConfig';

/** @internal */
export type EnvironmentConfig = {
  name: string;
  class: EnvironmentClass;
  account?: string;
  title?: string;
};

/** What the operator configured, with defaults filled in; times in milliseconds, sizes in bytes. @internal */
export type GuardrailsConfig = {
  /** Paths of settings that nothing reads. */
  unread: string[];
  /** Address of the app, for links to its pages. */
  portal?: string;
  environments: EnvironmentConfig[];
  modules: { id: string; path: string }[];
  policy: PolicyConfig;
  access: {
    /** Group refs whose members read every decision. */
    readers: string[];
    /** Group refs whose members may ask for decisions about any target. */
    operators: string[];
    /** Subjects that may mint and redeem grants on behalf of the person who asked. */
    enforcementPoints: string[];
    /** Where users and groups of the catalog have to come from; none for anywhere. */
    directories: string[];
  };
  /** What becomes of an operation that no rule looks at. */
  operations: { withoutRule: 'deny' | 'allow' };
  guardedActions: string[];
  evidence: { maxSize: number; timeToLive: number; keep: boolean };
  decisions: {
    maxConcurrent: number;
    /** Threads that evaluate big evidence at once. */
    workers: number;
    maxBodySize: number;
  };
  preview: { perMinute: number; maxBodySize: number };
  quotas: QuotasConfig;
  grants: { timeToLive: number; outcomeWithin: number };
  retention: { inputs: number; decisions: number; insights: number };
  leases: LeasesConfig;
  facts: { timeToLive: number };
  compliance: ComplianceConfig;
  drift: DriftConfig;
  announce: AnnounceConfig;
  approvals: ApprovalsConfig;
  duties: DutiesConfig;
  passkeys: PasskeysConfig;
  ledger: LedgerConfig;
  exceptions: ExceptionsConfig;
  keys: KeysConfig;
};
