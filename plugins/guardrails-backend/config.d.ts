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
      /**
       * The bundles that judge together: "shipped", and files of bundles with a namespace. A file without a namespace
       * takes the place of the shipped one. Default: [shipped]
       * @visibility backend
       */
      bundles?: string[];
      /**
       * One bundle file instead of the shipped one.
       * @deprecated list it in "bundles"
       * @visibility backend
       */
      bundle?: string;
      /** A parameters file that goes over the shipped one: it says what is different. @visibility backend */
      parameters?: string;
      /**
       * Groups that decide requests for other thresholds and rules.
       * Default: those who grant exceptions in production
       * @visibility backend
       */
      owners?: string[];
    };

    compliance?: {
      /** Evaluates the entities of the catalog with the rules on entities. */
      sweep?: {
        /** Default: true @visibility backend */
        enabled?: boolean;
        /** How often. What did not change is not evaluated again. Default: one hour @visibility backend */
        every?: HumanDuration | string;
        /**
         * "advisory": every rule is advisory until the parameters set its level. "declared": as each rule says.
         * Default: advisory
         * @visibility backend
         */
        levels?: 'advisory' | 'declared';
      };
    };

    /** Checks whether targets are as they were applied. */
    drift?: {
      /** Default: false @visibility backend */
      enabled?: boolean;
      /** How often each target is checked. Default: one day @visibility backend */
      interval?: HumanDuration | string;
      /** How many checks run at once, across all replicas. Default: 1 @visibility backend */
      concurrency?: number;
    };

    exceptions?: {
      /** The longest that an exception can be asked for. Default: 90 days @visibility backend */
      longest?: HumanDuration | string;
      controls?: {
        /** How often a compensating control is checked. Default: one hour @visibility backend */
        every?: HumanDuration | string;
        /** How long a URL may take to answer. Default: 5 seconds @visibility backend */
        timeout?: HumanDuration | string;
        /**
         * Origins that a control may ask although they are not https, or have a private address.
         * Default: none
         * @visibility backend
         */
        trusted?: string[];
      };
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
      /**
       * Where users and groups of the catalog have to come from to count: values of the annotation
       * backstage.io/managed-by-origin-location; one that ends with / or : is the beginning of many. Default: anywhere
       * @visibility backend
       */
      directories?: string[];
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
      /** Threads that evaluate big plans, and as many for small evidence with rules of your own. Default: one less than the cores, at least one @visibility backend */
      workers?: number;
      /** Bytes of a JSON body. Default: 1 MiB @visibility backend */
      maxBodySize?: number;
    };

    /** What one person or service may use. Reached: 429 with Retry-After. */
    quotas?: {
      /** Bytes of new evidence a day (UTC). Default: 1000000000 @visibility backend */
      evidenceBytesPerDay?: number;
      /** Decisions in a clock hour. Default: 600 @visibility backend */
      decisionsPerHour?: number;
      /** Previews in a clock hour. Default: 600 @visibility backend */
      previewsPerHour?: number;
      /** Comments that are written or edited in a clock hour. Default: 60 @visibility backend */
      commentsPerHour?: number;
      /** Requests for approval that are open at once. Default: 50 @visibility backend */
      openRequests?: number;
      /** Services with quotas of their own; what is left out is as above. */
      services?: Array<{
        /** Subject of the service's token, for instance external:ci @visibility backend */
        subject: string;
        /** @visibility backend */
        evidenceBytesPerDay?: number;
        /** @visibility backend */
        decisionsPerHour?: number;
        /** @visibility backend */
        previewsPerHour?: number;
        /** @visibility backend */
        openRequests?: number;
      }>;
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
      /** Counts of each day. Default: 730 days @visibility backend */
      insights?: HumanDuration | string;
    };

    leases?: {
      /** How long a lease can be started after it was asked for. Default: 24 hours @visibility backend */
      startWithin?: HumanDuration | string;
      /** How often systems are compared with the record. Default: 1 minute @visibility backend */
      reconcileEvery?: HumanDuration | string;
      /** Groups that hear of break-glass and may review it, beside the owner. Default: access.readers @visibility backend */
      tell?: string[];
    };

    facts?: {
      /** How long facts from the catalog are reused. Default: 30 seconds @visibility backend */
      timeToLive?: HumanDuration | string;
    };

    duties?: {
      /**
       * Pairs of duties that one person must not hold in one change, beside request/approve and author/approve,
       * which always are apart. Duties: request, author, review, approve, deploy, administer-policy,
       * administer-pipeline. Default: approve with each of deploy, administer-policy and administer-pipeline
       * @visibility backend
       */
      conflicts?: string[][];
    };

    approvals?: {
      /** How long a request waits and its approval can be used. Default: 72 hours @visibility backend */
      timeToLive?: HumanDuration | string;
      /**
       * Whether a consent must be signed with a passkey where policy asks for it. With off, a session is enough,
       * and the record of each consent says so. Default: enforced
       * @visibility backend
       */
      passkeys?: 'enforced' | 'off';
      /** How long a new passkey waits until it counts; 0 for not at all. Default: 24 hours @visibility backend */
      passkeyWaits?: HumanDuration | string | 0;
      /** How long a challenge can be answered. Default: 5 minutes @visibility backend */
      passkeyChallenge?: HumanDuration | string;
      /** How old a session may be in which a passkey is enrolled, or `any`. Default: 15 minutes @visibility backend */
      passkeySession?: HumanDuration | string;
      /** Whom passkeys are made for. Default: host name and origin of app.baseUrl */
      relyingParty?: {
        /** Host name, or a domain above it. @visibility backend */
        id?: string;
        /** Addresses of the portal. @visibility backend */
        origins?: string[];
      };
    };

    announce?: {
      /** Notify people by the notifications plugin. Default: true @visibility backend */
      notifications?: boolean;
      /** Systems that are told by signed requests. */
      webhooks?: Array<{
        /** Starts with https://, or is an address of this machine. @visibility secret */
        url: string;
        /** `whsec_` and 24 to 64 random bytes in base64. @visibility secret */
        secret: string;
        /** What it wants to hear, such as `approval` or `exception.ended`. Default: everything @visibility backend */
        topics?: string[];
      }>;
    };

    /** The append-only record of decisions and of everything that follows from them. */
    ledger?: {
      /**
       * Name of the log in checkpoints and keys, for instance example.com/guardrails. It stays for the whole epoch.
       * Default: the host of backend.baseUrl and /guardrails
       * @visibility backend
       */
      name?: string;
      /**
       * Raised by one after the database was restored from a backup: the log then goes on under another origin,
       * and says where the one before it ended. Default: 1
       * @visibility backend
       */
      epoch?: number;
      /**
       * Ed25519 private key in PEM (PKCS #8), or the path of a file with it. With NODE_ENV=production the start is
       * refused without one; elsewhere a key is made in the data folder. Make one with `guardrails-keys new`.
       * @visibility secret
       */
      signingKey?: string;
      /** Where checkpoints are kept that this service cannot take back. */
      anchors?: {
        /** A file that grows at its end alone, best on a write-once volume. @visibility backend */
        file?: string;
        git?: {
          /** A remote that refuses forced pushes. @visibility backend */
          url: string;
          /** Default: checkpoints @visibility backend */
          branch?: string;
        };
        /** A witness of C2SP tlog-witness. */
        witness?: {
          /** @visibility backend */
          url: string;
          /** Its verifier key: name+id+key. @visibility backend */
          publicKey: string;
        };
      };
      /**
       * With NODE_ENV=production the start is refused where nothing outside holds checkpoints, unless this says
       * 'accepted': an administrator of the database can then rewrite history, and nobody will be able to tell.
       * @visibility backend
       */
      unanchored?: 'accepted';
    };

    /**
     * Secret of the installation: a text, or `base64:` and the base64 of bytes. Seals over entries and records are
     * made with a key that is derived from it (HKDF-SHA-256), hashes over sensitive values with it itself. The same on
     * every replica, and never changed. With NODE_ENV=production the start is refused without one; elsewhere a key is
     * made in the data folder. Make one with `guardrails-keys new`.
     * @visibility secret
     */
    sealingKey?: string;
    /**
     * Folder for keys that are not configured, outside production. Default: .guardrails
     * @visibility backend
     */
    dataDirectory?: string;
  };
}
