import type { HumanDuration } from '@backstage/types';

export interface Config {
  entityHealth?: {
    /**
     * Hosts and networks that may be polled: host names, `*.` and a domain, addresses, or CIDRs. A host has public
     * addresses only, unless its network is listed, too. Nothing is polled while this is empty. Default: []
     * @visibility backend
     */
    allow?: string[];

    /** Headers for endpoints that ask for one. Entities name them in `entity-health/options`. */
    credentials?: Array<{
      /** @visibility backend */
      name: string;
      /** Default: authorization @visibility backend */
      header?: string;
      /** The whole value of the header, such as `Bearer ...`. @visibility secret */
      value: string;
      /**
       * Where it may be sent, over https only: a host, or `*.` and a domain, with a port if that is not 443.
       * @visibility backend
       */
      hosts: string[];
      /**
       * Owners whose entities may name it, as entity references.
       * @visibility backend
       */
      owners: string[];
    }>;

    /**
     * Groups and users that may announce maintenance of every entity, as entity references. Default: []
     * @visibility backend
     */
    operators?: string[];

    /**
     * The share of checks that must not fail, for error budgets. Default: 0.999
     * @visibility backend
     */
    objective?: number;

    /**
     * Time between checks of an endpoint whose entity does not say otherwise, 10 seconds to a day. Default: 60s
     * @visibility backend
     */
    interval?: HumanDuration | string;

    /**
     * Time for a check with all of its redirects, at most 20 seconds. Default: 5s
     * @visibility backend
     */
    timeout?: HumanDuration | string;

    /**
     * Days before the end of a certificate from which a passing check is a warning. Default: 21
     * @visibility backend
     */
    certificateWarningDays?: number;

    /** How many checks in a row confirm a change. */
    thresholds?: {
      /** Checks that must be worse. Default: 3 @visibility backend */
      failures?: number;
      /** Checks that must be better. Default: 2 @visibility backend */
      recoveries?: number;
    };

    /** How many checks run at a time. */
    limits?: {
      /** Checks of one replica. Default: 100 @visibility backend */
      checks?: number;
      /**
       * Checks of one replica of endpoints whose last check took more than a second, beside the others. Default: 200
       * @visibility backend
       */
      slowChecks?: number;
      /** Checks of one host, of all replicas together. Default: 2 @visibility backend */
      perHost?: number;
    };

    /** How long history is kept. */
    retention?: {
      /** Single checks. Default: 2 days @visibility backend */
      samples?: HumanDuration | string;
      /** Sums of five minutes. Default: 30 days @visibility backend */
      fiveMinutes?: HumanDuration | string;
      /** Sums of an hour, at least 90 days. Default: 400 days @visibility backend */
      hours?: HumanDuration | string;
      /** Incidents, after they are over. Default: 730 days @visibility backend */
      incidents?: HumanDuration | string;
      /** Endpoints that are not declared any more, with their history. Default: 7 days @visibility backend */
      removed?: HumanDuration | string;
      /** Maintenance that users announced, after it is over. Default: 730 days @visibility backend */
      maintenance?: HumanDuration | string;
    };

    /** Notifications to the owners of entities; they need the notifications plugin. */
    notifications?: {
      /** Default: true @visibility backend */
      enabled?: boolean;
      /** Time between two notifications about a failure that goes on. Default: 6 hours @visibility backend */
      remindEvery?: HumanDuration | string;
    };
  };
}
