import type { HumanDuration } from '@backstage/types';

export interface Config {
  guardrails?: {
    /**
     * The environments that requests can name. One that is not listed here counts as production.
     * @visibility backend
     */
    environments?: Array<{
      /** @visibility backend */
      name: string;
      /** @visibility backend */
      class: 'sandbox' | 'development' | 'staging' | 'production';
      /** Account, subscription or project it stands for. @visibility backend */
      account?: string;
      /** @visibility backend */
      title?: string;
    }>;

    /** Terraform modules that templates can use. Paths are relative to where the backend runs. */
    modules?: Array<{
      /** @visibility backend */
      id: string;
      /** @visibility backend */
      path: string;
    }>;

    policy?: {
      /** A bundle file instead of the shipped one. @visibility backend */
      bundle?: string;
      /** A parameters file instead of the shipped one. @visibility backend */
      parameters?: string;
    };

    access?: {
      /** Groups whose members read every decision. @visibility backend */
      readers?: string[];
      /** Groups whose members can ask for decisions about targets of other teams. @visibility backend */
      operators?: string[];
      /**
       * Who can mint and redeem grants, on behalf of the person who asked. Default: plugin:scaffolder
       * @visibility backend
       */
      enforcementPoints?: string[];
    };

    operations?: {
      /** What becomes of an operation that no rule looks at. Default: deny @visibility backend */
      default?: 'deny' | 'allow';
    };

    /**
     * Scaffolder action ids that must not be callable without a guard; the start stops where one is.
     * @visibility backend
     */
    guardedActions?: string[];

    evidence?: {
      /** Bytes. Default: 64 MiB @visibility backend */
      maxSize?: number;
      /** How long raw evidence waits for its decision. Default: one hour @visibility backend */
      timeToLive?: HumanDuration | string;
      /** Keep raw evidence as long as decisions. It can hold secrets in clear. Default: false @visibility backend */
      keep?: boolean;
    };

    decisions?: {
      /** More at once are refused with 429. Default: 256 @visibility backend */
      maxConcurrent?: number;
      /** Bytes of a JSON body. Default: 1 MiB @visibility backend */
      maxBodySize?: number;
    };

    preview?: {
      /** Per person or service. Default: 60 @visibility backend */
      perMinute?: number;
      /** Bytes of a JSON body. Default: 1 MiB @visibility backend */
      maxBodySize?: number;
    };

    grants?: {
      /** Default: 15 minutes @visibility backend */
      timeToLive?: HumanDuration | string;
      /** A redeemed grant without an outcome becomes unknown after this. Default: 6 hours @visibility backend */
      outcomeWithin?: HumanDuration | string;
    };

    retention?: {
      /** Redacted inputs. Default: 90 days @visibility backend */
      inputs?: HumanDuration | string;
      /** Decisions. Default: 730 days @visibility backend */
      decisions?: HumanDuration | string;
    };

    facts?: {
      /** How long facts from the catalog are reused. Default: 30 seconds @visibility backend */
      timeToLive?: HumanDuration | string;
    };

    /**
     * Key for hashes over sensitive values, so that a fingerprint notices a changed secret.
     * Without one, a key is made at first start and kept in the database.
     * @visibility secret
     */
    sealingKey?: string;
  };
}
