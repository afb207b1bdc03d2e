import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  readRuleDigests,
  type BundleRuleDigests,
} from '@backstage-guardrails/policy-engine';
import type { Digest, RuleId } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { LoadedPolicy, PolicyArchive } from '../../../decision/bundles';
import { wasInForce } from '../../../record/ledger';
import type { Seals } from '../../../record/seals';

/** What became of a rule that an exception was consented to. */
type Likeness =
  /** The rule in force is the same one, under another digest. */
  | { kind: 'same'; bundle: Digest; digest: Digest }
  /** It is another one, or nobody can tell. */
  | { kind: 'changed' };

/**
 * Compares the rules of then with those in force by what their sources say, each digest made by the one scheme of
 * now.
 *
 * A kept bundle counts as the one of then where the ledger says that it was in force, its content has the digest it
 * is kept under, and its sources make the very digest that was consented to, by the scheme of now or of before. So
 * nothing that was put into the archive later can bring an exception back.
 * @internal
 */
export class RuleHistory {
  readonly #knex: Knex;
  readonly #seals: Seals;
  readonly #archive: PolicyArchive;
  readonly #policy: LoadedPolicy;
  readonly #fates = new Map<string, Promise<Likeness>>();
  readonly #bundles = new Map<string, BundleRuleDigests | undefined>();
  #inForce?: Promise<BundleRuleDigests>;

  constructor(options: {
    knex: Knex;
    seals: Seals;
    archive: PolicyArchive;
    policy: LoadedPolicy;
  }) {
    this.#knex = options.knex;
    this.#seals = options.seals;
    this.#archive = options.archive;
    this.#policy = options.policy;
  }

  /** Answers are remembered: neither what is in force nor what was consented to changes while this runs. */
  fateOf(rule: RuleId, consented: Digest): Promise<Likeness> {
    const key = `${rule} ${consented}`;
    const known = this.#fates.get(key);
    if (known) return known;
    const fate = this.#compare(rule, consented);
    this.#fates.set(key, fate);
    // What failed is asked again.
    fate.catch(() => this.#fates.delete(key));
    return fate;
  }

  /** Lets go of what was read: a bundle is big, and answers are remembered without it. */
  release(): void {
    this.#bundles.clear();
    this.#inForce = undefined;
  }

  async #compare(rule: RuleId, consented: Digest): Promise<Likeness> {
    this.#inForce ??= readRuleDigests(this.#policy.archive, { hash: sha256 });
    const now = (await this.#inForce).of(rule);
    if (!now) return { kind: 'changed' };
    const then = await this.#ruleOfThen(rule, consented);
    return then?.computed !== undefined && now.computed === then.computed
      ? { kind: 'same', bundle: then.bundle, digest: now.named }
      : { kind: 'changed' };
  }

  async #ruleOfThen(rule: RuleId, consented: Digest) {
    for (const digest of await this.#archive.digests()) {
      const read = await this.#bundle(digest);
      const found = read?.of(rule);
      if (
        read &&
        found?.named === consented &&
        [found.computed, found.earlier].includes(consented)
      ) {
        return { bundle: read.bundle, computed: found.computed };
      }
    }
    return undefined;
  }

  /** What cannot be read, is not what it is kept as, or never was in force has no say. */
  async #bundle(digest: string): Promise<BundleRuleDigests | undefined> {
    if (this.#bundles.has(digest)) return this.#bundles.get(digest);
    const bytes = await this.#archive.bundle(digest);
    const read =
      bytes &&
      (await wasInForce(this.#knex, { bundle: digest, seals: this.#seals }))
        ? await readRuleDigests(bytes, { hash: sha256 }).catch(() => undefined)
        : undefined;
    const proven = read?.bundle === digest ? read : undefined;
    this.#bundles.set(digest, proven);
    return proven;
  }
}
