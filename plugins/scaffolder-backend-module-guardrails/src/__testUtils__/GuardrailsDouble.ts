import { createHash, randomUUID } from 'node:crypto';
import type {
  ApplyOutcome,
  ApprovalState,
  DecideRequest,
  GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { Decision, Outcome } from '@backstage-guardrails/policy-model';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';

/**
 * A decision service for tests of this side alone: it answers what it is told, keeps what it was asked,
 * and lets a grant be redeemed once. The real one is met in the integration test.
 */
export class GuardrailsDouble {
  answer: (request: DecideRequest) => Outcome = () => 'allow';
  /** What the verdict on a plan demands beside its outcome. */
  obligations: Decision['verdict']['obligations'] = [];
  readonly asked: DecideRequest[] = [];
  readonly redeemed: GrantBinding[] = [];
  readonly outcomes: ApplyOutcome[] = [];
  /** Where the request for approval of each decision stands; none is asked for by itself. */
  readonly approvals = new Map<string, ApprovalState>();
  readonly #decisions = new Map<string, { decision: Decision; run: unknown }>();
  readonly #grants = new Map<string, GrantBinding>();

  readonly service = {
    putEvidence: async (bytes: Uint8Array) => ({
      digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      size: bytes.length,
    }),
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
                    title: 'Resources stand in an allowed region',
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
    requestApproval: async ({ decision }: { decision: string }) => {
      this.approvals.set(decision, 'open');
      return this.#approval(decision);
    },
    getApproval: async (id: string) => this.#approval(id),
    mintGrant: async (request: { decision: string; binding: GrantBinding }) => {
      const id = randomUUID();
      this.#grants.set(id, request.binding);
      return { id };
    },
    redeemGrant: async (id: string, binding: GrantBinding) => {
      expect(this.#grants.get(id)).toEqual(binding);
      this.#grants.delete(id);
      this.redeemed.push(binding);
    },
    reportOutcome: async (_id: string, outcome: ApplyOutcome) => {
      this.outcomes.push(outcome);
    },
  } as unknown as GuardrailsService;

  #approval(id: string) {
    return {
      id,
      state: this.approvals.get(id),
      requirements: [
        { from: ['group:default/platform'], minimum: 1, given: 0, met: false },
      ],
      expiresAt: '2026-03-01T12:00:00.000Z',
    };
  }
}
