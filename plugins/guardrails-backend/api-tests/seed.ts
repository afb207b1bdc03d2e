import { mockCredentials } from '@backstage/backend-test-utils';
import { GuardrailsClient } from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { RuleId } from '@backstage-guardrails/policy-model';
import {
  DEVELOPER,
  PLATFORM,
  SECURITY,
  SHOP,
  targets,
} from '../faults/organisation';
import { destruction, elsewhere } from '../faults/plans';
import { allowed } from '../src/__testUtils__/plans';

const binding = {
  task: 'task-1',
  plan: sha256('plan'),
  workspace: sha256('workspace'),
};

/** Values of a parameter or a member that are there, by its name in the description. */
export type Seed = Record<string, string[]>;

/** Records of each kind, made as people and tasks make them, so that generated requests meet what is there. */
export async function seed(server: string): Promise<Seed> {
  const as = (person: string) =>
    GuardrailsClient.forServer({
      server,
      token: mockCredentials.user.token(person),
    });
  const task = GuardrailsClient.forServer({
    server,
    token: mockCredentials.user.token(DEVELOPER, {
      actor: { subject: 'plugin:scaffolder' },
    }),
    // who started its task in their own session
    actorChain: [],
  });
  const decide = (document: object, target: number, environment: string) =>
    task.decide({
      evidence: { document: document as Record<string, never> },
      format: 'terraform-plan',
      target: { ref: targets[target], environment },
      run: { task: binding.task },
      workspace: binding.workspace,
    });

  const { digest } = await as(DEVELOPER).putEvidence(
    Buffer.from(JSON.stringify(allowed)),
  );
  const good = await decide(allowed, 0, 'sandbox');
  const consented = await decide(destruction, 1, 'staging');
  const open = await decide(destruction, 2, 'staging');
  const denied = await decide(elsewhere, 3, 'staging');

  const used = await task.mintGrant({ decision: good.id, binding });
  await task.redeemGrant(used.id, binding);
  await task.reportOutcome(used.id, { status: 'applied' });

  const approved = await task.requestApproval({ decision: consented.id });
  await as(PLATFORM).consent(approved.id, {
    kind: 'approve',
    fingerprint: approved.fingerprint,
  });
  const grant = await task.mintGrant({ decision: consented.id, binding });
  const waiting = await task.requestApproval({ decision: open.id });

  const exception = await as(DEVELOPER).requestException({
    decision: denied.id,
    rule: 'placement/allowed-regions' as RuleId,
    reason: 'The customer is there.',
    control: { kind: 'statement', text: 'We look after it by hand.' },
    until: new Date(Date.now() + 20 * 86_400_000).toISOString(),
  });
  const wish = await as(DEVELOPER).requestPolicy({
    kind: 'rule',
    wanted: 'Names begin with the team.',
    reason: 'So that they are found.',
  });
  const delegation = await as(PLATFORM).delegate({
    to: SECURITY,
    until: new Date(Date.now() + 20 * 86_400_000).toISOString(),
  });
  const lease = await as(DEVELOPER).requestLease({
    resource: SHOP,
    role: 'readonly',
    minutes: 30,
    purpose: 'Find the order that is stuck',
  });

  const comment = await as(DEVELOPER).addComment(good.id, {
    text: 'It is needed on Friday.',
  });

  return {
    id: [
      good.id,
      consented.id,
      denied.id,
      used.id,
      grant.id,
      approved.id,
      waiting.id,
      exception.id,
      wish.approval,
      delegation.id,
      lease.id,
      comment.id,
    ],
    digest: [good.verdict.bundle.digest, digest],
    kind: ['component'],
    namespace: ['default'],
    name: targets.slice(0, 4).map(ref => ref.split('/')[1]),
    epoch: ['1'],
    index: ['0', '1'],
  };
}
