import { createHash, createHmac, randomUUID } from 'node:crypto';
import {
  GuardrailsError,
  type ApplyOutcome,
  type ApprovalState,
  type DecideRequest,
  type GrantBinding,
  type GrantRedemption,
  type RunReport,
  type TargetClaim,
  type TargetEntry,
  type TargetImport,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import {
  environmentClassSchema,
  type Decision,
  type Outcome,
} from '@backstage-guardrails/policy-model';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/**
 * A decision service for tests of this side alone: it answers what it is told, keeps what it was asked,
 * and lets a grant be redeemed once. The real one is met in the integration test.
 */
export class FakeGuardrails {
  answer: (request: DecideRequest) => Outcome = () => 'allow';
  /** What the verdict on a plan demands beside its outcome. */
  obligations: Decision['verdict']['obligations'] = [];
  readonly asked: DecideRequest[] = [];
  /** Every body of evidence, as text. */
  readonly evidence: string[] = [];
  readonly redeemed: GrantBinding[] = [];
  readonly outcomes: ApplyOutcome[] = [];
  /** What was said of runs, with the format that the decision is about. */
  readonly reports: [format: string, report: RunReport][] = [];
  /** Where the request for approval of each decision stands; none is asked for by itself. */
  readonly approvals = new Map<string, ApprovalState>();
  /** What each request for approval said why. */
  readonly reasons: (string | undefined)[] = [];
  readonly imported: TargetImport['targets'] = [];
  readonly #destroys = new Set<string>();
  readonly #decisions = new Map<string, { decision: Decision; run: unknown }>();
  readonly #formats = new Map<string, string>();
  readonly #grants = new Map<
    string,
    { binding: GrantBinding; target: DecideRequest['target'] }
  >();
  /** The registry by ref and environment, and who owns each entry. */
  readonly targets = new Map<string, TargetEntry>();
  /** Whether an entry is the caller's; the real service is asked in its own tests. */
  yours: (entry: TargetEntry) => boolean = () => true;

  readonly service = {
    putEvidence: async (bytes: Uint8Array) => {
      this.evidence.push(Buffer.from(bytes).toString('utf8'));
      return {
        digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
        size: bytes.length,
      };
    },
    getTaskSteps: async () => [],
    seal: async (values: unknown[]) =>
      values.map(
        value =>
          `hmac-sha256:${createHmac('sha256', 'of the service')
            .update(JSON.stringify(value))
            .digest('hex')}`,
      ),
    decide: async (
      request: DecideRequest,
      options: { credentials: BackstageCredentials },
    ) => {
      this.asked.push(request);
      const outcome = this.answer(request);
      const principal = options.credentials.principal as {
        userEntityRef: string;
      };
      const decision = {
        id: randomUUID(),
        actor: { kind: 'human', ref: principal.userEntityRef },
        source: { digest: (request.evidence as { digest: string }).digest },
        target: { ...request.target, environmentClass: 'development' },
        verdict: {
          outcome,
          findings:
            outcome === 'allow'
              ? []
              : [
                  {
                    rule: 'placement/allowed-regions',
                    title: 'Resources must be in an allowed region',
                    level: 'mandatory',
                    disposition: 'enforced',
                    kind: 'violation',
                    severity: 'high',
                    resource: 'terraform_data.environment',
                    path: 'region',
                    expected: ['eu-west-1'],
                    actual: 'us-east-1',
                    message: 'us-east-1 is not an allowed region.',
                    fix: 'Choose eu-west-1.',
                    remediation: [],
                  },
                ],
          obligations:
            request.format === 'terraform-plan' ? this.obligations : [],
          skipped: [],
          passed: [],
          notApplicable: [],
        },
      } as unknown as Decision;
      this.#decisions.set(decision.id, { decision, run: request.run });
      this.#formats.set(decision.id, request.format);
      return decision;
    },
    getDecision: async (id: string) => {
      const state = this.approvals.get(id);
      return {
        ...this.#decisions.get(id)!,
        timeline: [],
        ...(state && { approval: { id, state } }),
      };
    },
    requestApproval: async (request: { decision: string; reason?: string }) => {
      const { decision, reason } = request;
      this.reasons.push(reason);
      this.approvals.set(decision, 'open');
      return this.#approval(decision);
    },
    getApproval: async (id: string) => this.#approval(id),
    mintGrant: async (request: { decision: string; binding: GrantBinding }) => {
      const id = randomUUID();
      const { target } = this.#decisions.get(request.decision)!.decision;
      this.#grants.set(id, { binding: request.binding, target });
      return { id };
    },
    redeemGrant: async (
      id: string,
      { claim, ...binding }: GrantRedemption,
      options: { credentials: BackstageCredentials },
    ) => {
      const grant = this.#grants.get(id)!;
      expect(grant.binding).toEqual(binding);
      if (claim) this.#claim(id, grant.target, claim, options.credentials);
      this.#grants.delete(id);
      this.redeemed.push(binding);
    },
    reportRun: async (decision: string, report: RunReport) => {
      this.reports.push([this.#formats.get(decision)!, report]);
    },
    reportOutcome: async (id: string, outcome: ApplyOutcome) => {
      this.outcomes.push(outcome);
      for (const [key, entry] of this.targets) {
        if (entry.grant !== id) continue;
        if (outcome.status === 'applied' && this.#destroys.has(id)) {
          this.targets.delete(key);
        } else {
          const { grant: _grant, ...rest } = entry;
          this.targets.set(key, { ...rest, state: 'active' });
        }
      }
    },
    getTarget: async (ref: string) =>
      [...this.targets.values()]
        .filter(entry => entry.ref === ref)
        .map(entry => ({ ...entry, yours: this.yours(entry) })),
    importTargets: async ({ targets }: TargetImport) => {
      this.imported.push(...targets);
      return { imported: targets.length, known: 0, withoutOwner: 0 };
    },
  } as unknown as GuardrailsService;

  #claim(
    grant: string,
    target: DecideRequest['target'],
    claim: TargetClaim,
    credentials: BackstageCredentials,
  ) {
    const { ref, environment } = target as { ref: string; environment: string };
    const key = `${ref} ${environment}`;
    const known = this.targets.get(key);
    if (known && (known.state === 'claimed' || !this.yours(known))) {
      throw new GuardrailsError({
        code: 'target-claimed',
        message: `${ref} is being changed.`,
      });
    }
    const now = new Date().toISOString();
    if (claim.destroy) this.#destroys.add(grant);
    this.targets.set(key, {
      id: randomUUID(),
      ref,
      environment,
      environmentClass: environmentClassSchema
        .catch('production')
        .parse(environment),
      state: 'claimed',
      module: claim.module,
      values: claim.values,
      ...(claim.secrets && { secrets: claim.secrets }),
      owner: claim.owner ?? known?.owner,
      initiator: (credentials.principal as { userEntityRef: string })
        .userEntityRef,
      teams: [],
      grant,
      yours: true,
      since: now,
      changedAt: now,
    });
  }

  #approval(id: string) {
    return {
      id,
      state: this.approvals.get(id),
      requirements: [
        { from: ['group:default/platform'], minimum: 1, given: 0, met: false },
      ],
      consents: [],
      expiresAt: '2026-03-01T12:00:00.000Z',
    };
  }
}
