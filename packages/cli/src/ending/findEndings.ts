import {
  createDecisionPipeline,
  evaluateRecorded,
  sha256,
  type DecisionPipeline,
  type PipelineResult,
} from '@backstage-guardrails/policy-decision';
import {
  continueException,
  loadParameters,
  readRuleDigests,
  type Bundle,
  type BundleRuleDigests,
  type LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  type EndReason,
  type ExceptionInForce,
  findingsByValue,
  type Snapshot,
  snapshotSchema,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import type { Host } from '../host';
import { type Material, ReplayServer } from '../replay';
import type { Endings } from './Ending';
import {
  ConsentServer,
  type ReadApproval,
  type ReadException,
} from './ConsentServer';

/** The bundle that is to be put in force, with its archive and what is in force with it. @internal */
type NextPolicy = {
  bundle: Bundle;
  archive: Uint8Array;
  parameters: LoadedParameters;
  /** Rules of the bundle that it takes the place of; those of others do not change. */
  replaced: Set<string>;
};

type Fate =
  | { kind: 'continues'; coverage?: Partial<ExceptionInForce> }
  | { kind: 'ends'; because: EndReason };

class EndingFinder {
  readonly #next: NextPolicy;
  readonly #record: ReplayServer;
  readonly #digests: BundleRuleDigests;
  readonly #pipeline: DecisionPipeline;
  /** Of exceptions that were looked at, by id: requests for approval rest on some of them. */
  readonly #fates = new Map<string, Fate>();

  constructor(options: {
    next: NextPolicy;
    record: ReplayServer;
    digests: BundleRuleDigests;
  }) {
    this.#next = options.next;
    this.#record = options.record;
    this.#digests = options.digests;
    this.#pipeline = createDecisionPipeline({ workers: false });
    this.#pipeline.load(options.next.bundle);
  }

  async ofException(exception: ReadException): Promise<Fate> {
    const fate = await this.#judgeException(exception);
    this.#fates.set(exception.id, fate);
    return fate;
  }

  async ofApproval(_: ReadApproval, decision: string): Promise<Fate> {
    const material = await this.#record.material(decision);
    const { snapshot } = material;
    if (snapshot.status !== 'kept') return ends('snapshot-gone');
    const before = snapshotSchema.parse(snapshot.value);
    const compared = await this.#compare(material, {
      before,
      after: this.#continued(before),
    });
    if (typeof compared === 'string') return ends(compared);
    return this.#difference(
      compared.before.result.verdict,
      compared.after.verdict,
    );
  }

  async #judgeException(exception: ReadException): Promise<Fate> {
    const { contract, decision } = exception;
    const { rule, types } = contract;
    if (!this.#next.replaced.has(rule)) return { kind: 'continues' };
    const now = this.#next.bundle.rules.find(({ id }) => id === rule);
    if (!now) return ends('rule-removed');
    if (now.digest === contract.ruleDigest) return { kind: 'continues' };
    const material = await this.#record.material(decision);
    if (material.bundle.status === 'kept') {
      const then = await readRuleDigests(
        await this.#record.archive(material.verdict.bundle.digest),
        { hash: sha256 },
      );
      const computed = then.of(rule)?.computed;
      if (computed && computed === this.#digests.of(rule)?.computed) {
        return { kind: 'continues' };
      }
      const [old, fresh] = [then.reads(rule), this.#digests.reads(rule)];
      if (
        types &&
        old &&
        fresh &&
        old.logic === fresh.logic &&
        types.every(type => old.ofType(type) === fresh.ofType(type))
      ) {
        return { kind: 'continues' };
      }
    }
    const compared = await this.#compare(material);
    if (typeof compared === 'string') return ends(compared);
    const { before, after } = compared;
    const then = before.bundle.rules.find(({ id }) => id === rule);
    if (then?.digest !== contract.ruleDigest) return ends('not-reproduced');
    const result = continueException({
      exception: contract,
      before: { rule: then, findings: before.result.verdict.findings },
      after: { rule: now, findings: after.verdict.findings },
      input: before.result.input,
    });
    return result.kind === 'ends'
      ? ends(result.because)
      : { kind: 'continues', coverage: result.coverage };
  }

  /** With exceptions that go on as they go on, and without the others. */
  #continued(snapshot: Snapshot): Snapshot {
    const { rules } = this.#next.bundle;
    return {
      ...snapshot,
      exceptions: snapshot.exceptions.flatMap(exception => {
        const fate = this.#fates.get(exception.id);
        const now = rules.find(({ id }) => id === exception.rule);
        return fate?.kind === 'continues' && now
          ? [{ ...exception, ...fate.coverage, ruleDigest: now.digest }]
          : [];
      }),
    };
  }

  async #compare(
    material: Material,
    snapshots?: { before: Snapshot; after: Snapshot },
  ): Promise<
    | EndReason
    | {
        before: { bundle: Bundle; result: PipelineResult };
        after: PipelineResult;
      }
  > {
    const { verdict, input, parameters } = material;
    if (input.status !== 'kept') return 'input-gone';
    if (material.bundle.status !== 'kept') return 'bundle-gone';
    if (parameters.status !== 'kept') return 'parameters-gone';
    const bundle = await this.#record.bundle(verdict.bundle.digest);
    if (bundle.digest !== verdict.bundle.digest) return 'bundle-gone';
    const question = {
      pipeline: this.#pipeline,
      recorded: Buffer.from(canonicalJson(input.value)),
    };
    this.#pipeline.load(bundle);
    const before = await evaluateRecorded({
      ...question,
      bundle: bundle.digest,
      parameters: loadParameters(parameters.value, { hash: sha256, bundle }),
      snapshot: snapshots?.before,
    });
    if (before.verdictHead.input.digest !== verdict.input.digest) {
      return 'input-differs';
    }
    const after = await evaluateRecorded({
      ...question,
      bundle: this.#next.bundle.digest,
      parameters: this.#next.parameters,
      snapshot: snapshots?.after,
    });
    return { before: { bundle, result: before }, after };
  }

  /** Of several bundles one is replaced, so only its rules are compared, and not who has to approve. */
  #difference(before: Verdict, after: Verdict): Fate {
    const { bundle, replaced } = this.#next;
    const ids = new Set<string>([...replaced, ...bundle.rules.map(r => r.id)]);
    const found = ({ findings }: Verdict) =>
      canonicalJson(findingsByValue(findings.filter(f => ids.has(f.rule))));
    if (found(before) !== found(after)) return ends('findings-differ');
    const alone = before.bundle.members === undefined;
    const asked = ({ obligations, outcome }: Verdict) =>
      canonicalJson({ obligations, outcome });
    return alone && asked(before) !== asked(after)
      ? ends('obligations-differ')
      : { kind: 'continues' };
  }
}

/**
 * Finds which exceptions and requests for approval of a server would end if a bundle were put in force there, as the
 * server finds it when it starts with the bundle: by the same digests, and else by what the bundle of then and the new one
 * find in the stored input. Everything is evaluated here; the server is only read.
 * @internal
 */
export async function findEndings(options: {
  server: string;
  host: Host;
  next: NextPolicy;
}): Promise<Endings> {
  const { next } = options;
  const endings = new EndingFinder({
    next,
    record: new ReplayServer(options),
    digests: await readRuleDigests(next.archive, { hash: sha256 }),
  });
  const server = new ConsentServer(options);
  const found: Endings = {
    exceptions: { continue: 0, end: [] },
    approvals: { continue: 0, end: [] },
  };
  for await (const exception of server.exceptions()) {
    const { id, contract } = exception;
    const fate = await endings.ofException(exception);
    if (fate.kind === 'continues') found.exceptions.continue += 1;
    else {
      const what = `${contract.rule} of ${contract.target.ref ?? ''}`;
      found.exceptions.end.push({ id, what, because: fate.because });
    }
  }
  for await (const approval of server.approvals()) {
    if (approval.subject.decision === undefined) continue;
    const { id, title: what } = approval;
    const fate = await endings.ofApproval(approval, approval.subject.decision);
    if (fate.kind === 'continues') found.approvals.continue += 1;
    else found.approvals.end.push({ id, what, because: fate.because });
  }
  return found;
}

function ends(because: EndReason): Fate {
  return { kind: 'ends', because };
}
