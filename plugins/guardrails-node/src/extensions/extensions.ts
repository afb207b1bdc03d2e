import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  Decision,
  Facts,
  Input,
  Json,
  ResourceChange,
  Subject,
  Action,
  Skipped,
  Source,
} from '@backstage-guardrails/policy-model';

/*
 * The flow of one decision, and where each extension point sits in it:
 *
 *  1. evidence comes in as exact bytes
 *  2. adapt: bytes to subject, action, source        <- inputs: further formats
 *  3. identify: actor from the credential, environment class and account from configuration
 *  4. enrich: facts about the target and what it names  <- facts: further providers
 *  5. evaluate: the bundle's rules give findings
 *  6. resolve: findings to verdict
 *  7. record: durable before the answer
 *  8. announce: audit, events, metrics               <- sinks: further receivers
 */

/** What a fact provider is asked about. @public */
export type FactRequest = {
  target: {
    ref?: string;
    /** Whose it is, by the catalog or, of what is only being created, as it was registered. */
    owner?: string;
    system?: string;
    environment?: string;
  };
  /** What the changes name: owners and cost centres in tags, for instance. Sorted, without repeats. */
  references: {
    owners: string[];
    costCentres: string[];
    resources?: FactResources;
  };
};

/** What a plan has of the types of resources that fact providers named. @public */
export type FactResources = {
  /** Managed resources of these types, unchanged ones included. */
  changes: Pick<
    ResourceChange,
    'address' | 'type' | 'kind' | 'region' | 'before' | 'after'
  >[];
  /** How many others will be created or changed, by type and sorted. */
  others: { type: string; count: number }[];
  /** Names of the tags that name an owner or a cost centre, by the parameters. */
  partyTags: string[];
};

/**
 * Says what is known about a target. It is called once a decision, so it should cache what it can.
 *
 * What it cannot find it states as absent, with a reason. Where it throws, each of its facts is
 * stated as absent too: a rule that needs one then says that it cannot evaluate.
 * @public
 */
export interface FactProvider {
  /** First segment of its facts' names: `cost` for `cost.remaining`. */
  readonly id: string;
  /** Names of all facts it can state, so that a failure is an absence and not a silence. */
  readonly names: string[];
  /** Types of resources whose values it needs. What it gets can hold those that other providers named. */
  readonly resourceTypes?: readonly string[];
  /** `signal` is given for previews, which can be cancelled: it is aborted once the answer is of no use. */
  facts(
    request: FactRequest,
    options?: { signal?: AbortSignal },
  ): Promise<Facts>;
}

/** @public */
export interface GuardrailsFactsExtensionPoint {
  addFactProvider(provider: FactProvider): void;
}

/** Further facts. @public */
export const guardrailsFactsExtensionPoint =
  createExtensionPoint<GuardrailsFactsExtensionPoint>({
    id: 'guardrails.facts',
  });

/** What is known about one entity of the catalog. @public */
export type EntityFacts = {
  /** Entity ref, `kind:namespace/name` in lower case. */
  entity: string;
  /** By name; each is one of the names of the source. */
  facts: Record<string, Json>;
};

/**
 * Says what is known about entities of the catalog, for rules on entities. It is read once a sweep, as a whole, so it
 * lists the entities that it knows something about and no others.
 *
 * Where it throws, each of its facts is absent for every entity: a rule that needs one then says that it cannot
 * evaluate, and its findings are "not confirmed", never resolved.
 * @public
 */
export interface EntityFactSource {
  /** First segment of its facts' names: `scorecards` for `scorecards.grade`. */
  readonly id: string;
  /** Names of all facts it can state. */
  readonly names: string[];
  /** Facts of entities that it does not list, where that says something: nothing open is `0`. Others are absent. */
  readonly otherwise: Record<string, Json>;
  /**
   * Facts of all entities that it knows. Where `entities` names some, those are enough: a request waits for them. What is
   * said of others is left out then.
   */
  read(options?: { entities?: string[] }): AsyncIterable<EntityFacts>;
}

/** @public */
export interface GuardrailsEntityFactsExtensionPoint {
  addEntityFactSource(source: EntityFactSource): void;
}

/** Further facts about entities, for the sweep of the catalog. @public */
export const guardrailsEntityFactsExtensionPoint =
  createExtensionPoint<GuardrailsEntityFactsExtensionPoint>({
    id: 'guardrails.entity-facts',
  });

/**
 * Turns evidence of one format into what policy evaluates. It throws an error with `code`, `path` and
 * `message` where it cannot, and states in `skipped` whatever it left out.
 * @public
 */
export interface InputAdapter {
  /** Format id in kebab case; the built-in ones cannot be replaced. */
  readonly format: string;
  adapt(bytes: Uint8Array): Promise<{
    subject: Subject;
    action: Action;
    source: Source;
    skipped: Skipped[];
  }>;
}

/** @public */
export interface GuardrailsInputsExtensionPoint {
  addInputAdapter(adapter: InputAdapter): void;
}

/** Further formats of evidence. @public */
export const guardrailsInputsExtensionPoint =
  createExtensionPoint<GuardrailsInputsExtensionPoint>({
    id: 'guardrails.inputs',
  });

/**
 * Receives each decision after it is durable, in the order of recording.
 * It cannot change the decision; where it throws, the failure is logged and the next one is tried.
 * @public
 */
export interface DecisionSink {
  readonly id: string;
  receive(record: { decision: Decision; input?: Input }): Promise<void>;
}

/** @public */
export interface GuardrailsSinksExtensionPoint {
  addDecisionSink(sink: DecisionSink): void;
}

/** Further receivers of decisions. @public */
export const guardrailsSinksExtensionPoint =
  createExtensionPoint<GuardrailsSinksExtensionPoint>({
    id: 'guardrails.sinks',
  });

/** Who gets what, where and for how long. @public */
export type AccessGrant = {
  /** Id of the lease; the provider makes its names from it, so that it can be asked again. */
  lease: string;
  /** Entity ref of the resource. */
  resource: string;
  role: string;
  /** Entity ref of the person. */
  person: string;
  /** RFC 3339 in UTC. */
  until: string;
};

/** Access as it is on the resource now. @public */
export type AccessFound = {
  lease: string;
  role?: string;
  until?: string;
  /** Something is not as it was granted: a changed password, another role, an owned object. */
  deviations: string[];
};

/** What ending access did, and what it found. @public */
export type AccessRevoked = {
  /** `false` where there was nothing to end. */
  existed: boolean;
  /** What was left behind, and what changed on the resource meanwhile. */
  report: string[];
  /** What keeps the access from being removed. As long as there is any, the end is tried again. */
  obstacles: string[];
};

/** Whether access can be given now, and what the person is told where it cannot. @public */
export type AccessPreparation =
  | { state: 'ready' }
  /** The person is told `text`, and it is asked again after some seconds. */
  | { state: 'starting'; text: string }
  /** `text` says what to do; the person can try again. */
  | { state: 'unavailable'; text: string };

/** @public */
export type AccessRevokeOptions = {
  /** Hears of what is found before it is changed, so that the death of the service does not lose it. */
  onFound?: (found: string[]) => Promise<void>;
};

/**
 * Gives people access to resources of one kind for a while, and takes it back.
 *
 * Every call can be made again at any time, after a crash too, and then completes what an earlier one began.
 * Nothing secret is kept by a provider or passed to the database of this service.
 * @public
 */
export interface AccessProvider {
  readonly id: string;
  /** Resources it serves and the roles that can be asked for there. */
  offers(): Promise<
    {
      resource: string;
      /** Name of the environment it belongs to, as configured for decisions; production where there is none. */
      environment?: string;
      roles: { name: string; description?: string }[];
      /** What ends access when this service is down; absent where nothing does. */
      independentEnd?: string;
      /** Why no access can be given there, and what to do; nothing can be asked for meanwhile. */
      unavailable?: string;
    }[]
  >;
  /**
   * Begins to make a resource ready that is not always there, and says how far that is. It is asked before a lease starts
   * and answers at once: until the resource is ready nothing is on record, and an approval is not used up.
   */
  prepare?(resource: string): Promise<AccessPreparation>;
  /** Gives exactly this access. The password is the provider's to make; a repeated call makes a new one. */
  grant(grant: AccessGrant): Promise<{
    username: string;
    password: string;
    connection: Record<string, string>;
  }>;
  /** Whether access of a lease is there, exactly as granted. */
  verify(grant: AccessGrant): Promise<AccessFound | undefined>;
  /** Ends access and every open session of it. One step that fails is an obstacle and stops none of the others. */
  revoke(
    grant: Pick<AccessGrant, 'lease' | 'resource'>,
    options?: AccessRevokeOptions,
  ): Promise<AccessRevoked>;
  /** All access on the resource that this provider gave, known to the service or not. */
  list(resource: string): Promise<AccessFound[]>;
  /** What was used of what was granted, where the resource can say. */
  usage?(grant: Pick<AccessGrant, 'lease' | 'resource'>): Promise<string[]>;
  /** What happened beside leases and somebody must hear of: a sealed emergency credential in use. The key tells two apart. */
  incidents?(resource: string): Promise<{ key: string; message: string }[]>;
}

/** @public */
export interface GuardrailsAccessExtensionPoint {
  addAccessProvider(provider: AccessProvider): void;
}

/** Systems that people can have a lease on. @public */
export const guardrailsAccessExtensionPoint =
  createExtensionPoint<GuardrailsAccessExtensionPoint>({
    id: 'guardrails.access',
  });

/**
 * Keeps checkpoints of the ledger where this service cannot take them back.
 * @public
 */
export interface LedgerAnchor {
  readonly id: string;
  /** `file`, `git`, `witness` or one of your own. */
  readonly kind: string;
  /** Stores a signed checkpoint; it may be asked to store the same one again. A witness answers its cosignature. */
  anchor(checkpoint: {
    note: string;
    size: number;
    origin: string;
    /** Consistency proof from the size it holds to this one, base64 hashes. */
    consistency: (from: number) => Promise<string[]>;
  }): Promise<{ cosignature?: string }>;
  /** The newest checkpoint it holds, as it holds it. */
  newest(): Promise<string | undefined>;
}

/** Signs with Ed25519 where the private key is kept, for instance in a KMS. @public */
export interface LedgerSigner {
  readonly name: string;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** @public */
export interface GuardrailsLedgerExtensionPoint {
  addAnchor(anchor: LedgerAnchor): void;
  /** Instead of a key in configuration; one only. */
  setSigner(signer: LedgerSigner): void;
}

/** Where checkpoints are anchored and who signs them. @public */
export const guardrailsLedgerExtensionPoint =
  createExtensionPoint<GuardrailsLedgerExtensionPoint>({
    id: 'guardrails.ledger',
  });
