import type { Decision } from '@backstage-guardrails/policy-model';
import { decideOnEvidence } from '../decision';
import { digestText, type PlanRecord } from '../plans';
import type { ProvenPlan } from './provePlan';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';

/**
 * The decision this task has for exactly these bytes, or a new one. What the record says is only a hint
 * where to look: the decision service itself has to confirm bytes, task and person.
 * @internal
 */
export async function decideOnPlan(options: {
  provisioning: Provisioning;
  step: Step;
  directory: string;
  record: PlanRecord;
  proven: ProvenPlan;
}): Promise<Decision> {
  const { provisioning, directory, record } = options;
  const known = await findDecision(options);
  if (known) return known;
  const decision = await decide(options);
  await provisioning.plans.write(directory, {
    ...record,
    decision: decision.id,
  });
  return decision;
}

function decide(options: {
  provisioning: Provisioning;
  step: Step;
  record: PlanRecord;
  proven: ProvenPlan;
}): Promise<Decision> {
  const { provisioning, step, record, proven } = options;
  return decideOnEvidence({
    guardrails: provisioning.guardrails,
    initiator: step.initiator,
    bytes: proven.bytes,
    format: 'terraform-plan',
    target: {
      ...record.target,
      ...(record.lifetime && { lifetime: record.lifetime }),
    },
    workspace: record.workspace,
    // A pre-approval is for values in ranges, and nobody can say that of a secret: `null` withholds it.
    module: {
      ...record.module,
      values: {
        ...record.values,
        ...Object.fromEntries(
          Object.keys(record.secrets ?? {}).map(name => [name, null]),
        ),
      },
    },
    // Without the step: evaluate and apply of one task ask the same question.
    run: {
      task: step.task,
      template: step.template,
      resumes: record.resumes,
    },
    signal: step.signal,
  });
}

async function findDecision(options: {
  provisioning: Provisioning;
  step: Step;
  record: PlanRecord;
  proven: ProvenPlan;
}): Promise<Decision | undefined> {
  const { provisioning, step, record, proven } = options;
  if (!record.decision) return undefined;
  const { decision, run } = await provisioning.guardrails.getDecision(
    record.decision,
    { credentials: step.initiator.credentials, signal: step.signal },
  );
  const confirmed =
    run?.task === step.task &&
    decision.actor.ref === step.initiator.ref &&
    // What an agent asked for is not the person's to carry out, nor the other way round.
    decision.actor.kind === kindOf(step.initiator) &&
    decision.source.digest === digestText(proven.bytes);
  return confirmed ? decision : undefined;
}

function kindOf({ scheduled, actorChain }: Step['initiator']) {
  if (scheduled) return 'service';
  return actorChain.length === 0 ? 'human' : 'agent';
}
