import { createHash } from 'node:crypto';
import { ask } from './ask.mjs';
import { environmentPlan } from './environmentPlan.mjs';

export const DEVELOPER = 'user:default/developer-payments';
const PLATFORM = 'user:default/platform-engineer';
export const SECURITY = 'user:default/security-reviewer';

const digest = text =>
  `sha256:${createHash('sha256').update(text).digest('hex')}`;
const workspace = digest('workspace');
const targetOf = number => `component:default/story-${number}`;

/** Records a decision. In staging, a region that is not allowed needs approval; in the sandbox it is denied. */
export function decide({
  rotation,
  replica,
  number,
  region,
  environment,
  task,
  key,
}) {
  return ask({
    ...{ rotation, replica, task: Boolean(task), person: DEVELOPER },
    method: 'POST',
    path: '/decisions',
    body: {
      evidence: { document: environmentPlan(region) },
      format: 'terraform-plan',
      target: { ref: targetOf(number), environment },
      workspace,
      ...(task && { run: { task } }),
      ...(key && { idempotencyKey: key }),
    },
  });
}

async function consent({ rotation, replica, approval, person }) {
  const { fingerprint } = await ask({
    ...{ rotation, replica, person, path: `/approvals/${approval}` },
  });
  await ask({
    ...{ rotation, replica, person, method: 'POST' },
    path: `/approvals/${approval}/consent`,
    body: { kind: 'approve', fingerprint, reason: 'Looked at' },
  });
}

/**
 * A change that needs approval, from the question to its outcome. `at(step)` is the replica that is asked: at
 * `decide`, `request`, `consent`, `mint`, `redeem` and `outcome`.
 */
export async function tellChange({ rotation, number, at }) {
  const task = `task-${number}`;
  const binding = { task, plan: digest(`plan-${number}`), workspace };
  const step = (name, path, body) =>
    ask({
      ...{ rotation, replica: at(name), person: DEVELOPER, task: true },
      ...{ method: 'POST', path, body },
    });
  const { id: decision } = await decide({
    ...{ rotation, replica: at('decide'), number, task },
    ...{ region: 'us-east-1', environment: 'staging' },
  });
  const { id: approval } = await step(
    'request',
    `/decisions/${decision}/approval`,
    {},
  );
  await consent({
    ...{ rotation, replica: at('consent'), approval, person: PLATFORM },
  });
  const { id: grant } = await step(
    'mint',
    `/decisions/${decision}/grants`,
    binding,
  );
  await step('redeem', `/grants/${grant}/redeem`, binding);
  await step('outcome', `/grants/${grant}/outcome`, { status: 'applied' });
  return { decision, approval, grant };
}

/** A denied plan, the exception from it, and a decision that it waives: at `decide`, `request`, `consent`, `use`. */
export async function tellException({ rotation, number, at }) {
  const denied = { rotation, number, region: 'us-east-1' };
  const { id: decision } = await decide({
    ...{ ...denied, replica: at('decide'), environment: 'sandbox' },
  });
  const { id: exception, approval } = await ask({
    ...{ rotation, replica: at('request'), person: DEVELOPER },
    method: 'POST',
    path: '/exceptions',
    body: {
      decision,
      rule: 'placement/allowed-regions',
      reason: 'A partner requires the region',
      control: { kind: 'statement', text: 'Only test data is kept there' },
      until: new Date(Date.now() + 86_400_000).toISOString(),
    },
  });
  await consent({
    ...{ rotation, replica: at('consent'), approval, person: SECURITY },
  });
  const used = await useException({ rotation, replica: at('use'), number });
  return { decision, exception, waived: used.id, used: used.exception };
}

/** Decides on a plan for which there is an exception, and says which one waived it. */
export async function useException({ rotation, replica, number }) {
  const { id, verdict } = await decide({
    ...{ rotation, replica, number, environment: 'sandbox' },
    region: 'us-east-1',
  });
  const waived = verdict.findings.find(finding => finding.exception);
  return { id, exception: waived?.exception };
}

/** Access to a database, asked for, consented to and begun: at `request`, `consent`, `start`. */
export async function beginLease({ rotation, at }) {
  const { id, approval } = await ask({
    ...{ rotation, replica: at('request'), person: DEVELOPER },
    method: 'POST',
    path: '/leases',
    body: {
      resource: 'resource:default/shop-db',
      role: 'readonly',
      minutes: 30,
      purpose: 'Find the order that is stuck',
      incident: 'INC-7',
    },
  });
  await consent({
    ...{ rotation, replica: at('consent'), approval, person: PLATFORM },
  });
  const credential = await ask({
    ...{ rotation, replica: at('start'), person: DEVELOPER },
    method: 'POST',
    path: `/leases/${id}/start`,
  });
  return { id, credential };
}

export function endLease({ rotation, replica, id }) {
  return ask({
    ...{ rotation, replica, person: DEVELOPER, method: 'POST' },
    path: `/leases/${id}/end`,
    body: { reason: 'Found it' },
  });
}
