import type { LeaseRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { people } from '../../GuardrailsHarness';
import { SANDBOX, SHOP } from '../lendingSystem';
import type { Stage } from '../Stage';

const { DEVELOPER, LEAD, OTHER, PLATFORM, SECURITY } = people;
const reason = 'Found it.';

/** Access for a while, and what is looked at from time to time. */
export async function leases(stage: Stage): Promise<void> {
  const { transcript, system } = stage;
  const as = (person: string) => stage.harness.as(person);
  const request = (changes: Partial<LeaseRequest> = {}) =>
    as(DEVELOPER).requestLease({
      resource: SANDBOX,
      role: 'readonly',
      minutes: 30,
      purpose: 'Find the order that is stuck',
      incident: 'INC-7',
      ...changes,
    });
  const start = ({ id }: { id: string }) => as(DEVELOPER).startLease(id);
  const started = async () => {
    const lease = await request();
    await start(lease);
    return lease;
  };
  const reconcile = () => stage.trigger('guardrails-reconcile-leases');

  transcript.section('Leases');
  const lease = await transcript.step('Access is requested', () => request());
  await transcript.step('Access is denied by policy', () =>
    request({ minutes: 600 }),
  );
  await transcript.refused('An unknown role is requested', () =>
    request({ role: 'owner' }),
  );
  await transcript.refused('Another person starts the lease', () =>
    as(OTHER).startLease(lease.id),
  );
  await transcript.step('Access is started', () => start(lease));
  await transcript.refused('Another team ends the lease', () =>
    as(OTHER).endLease(lease.id, { reason }),
  );
  await transcript.step('Access is ended', () =>
    as(DEVELOPER).endLease(lease.id, { reason }),
  );

  const guarded = await transcript.step(
    'Access to production is requested',
    () => request({ resource: SHOP }),
  );
  await transcript.step('Access to production is approved', () =>
    stage.consent(guarded.approval ?? '', { by: PLATFORM }),
  );
  await transcript.step('Access to production is started', () =>
    start(guarded),
  );
  await transcript.step('Access to production is ended', () =>
    as(LEAD).endLease(guarded.id, { reason }),
  );
  const rejected = await request({ resource: SHOP });
  await transcript.step('Access to production is rejected', () =>
    stage.consent(rejected.approval ?? '', { by: PLATFORM, kind: 'reject' }),
  );

  system.broken = true;
  const failing = await request();
  await transcript.refused('The provider fails to grant access', () =>
    start(failing),
  );
  system.broken = false;

  const over = await started();
  await stage.age('leases', {
    ...over,
    minutes: 31,
    columns: ['start_by', 'intended_at', 'started_at', 'ends_at'],
  });
  system.obstacles = ['A table belongs to the account.'];
  await transcript.step('Expired access cannot be revoked', reconcile);
  system.obstacles = [];
  await transcript.step('Expired access is revoked', reconcile);

  const late = await request();
  await stage.age('leases', {
    ...late,
    minutes: 60 * 25,
    columns: ['start_by'],
  });
  await transcript.step('A lease was not started in time', reconcile);

  const altered = await started();
  system.deviations = ['The password was changed'];
  await transcript.step('An account was altered', reconcile);
  system.deviations = [];
  system.given.delete(altered.id);
  await transcript.step('An account was deleted on the system', reconcile);
  system.given.set('stranger', { resource: SHOP });
  await transcript.step('An orphaned account is revoked', reconcile);
  system.incidents = [{ key: 'first', message: 'The sealed account was used' }];
  await transcript.step('The sealed account was used', reconcile);
  system.incidents = [];

  transcript.section('Break-glass');
  const emergency = { resource: SHOP, breakGlass: true };
  const glass = await transcript.step('Break-glass is requested', () =>
    request(emergency),
  );
  await transcript.step('Break-glass is started', () => start(glass));
  await transcript.refused('Active break-glass access is reviewed', () =>
    as(SECURITY).reviewLease(glass.id, { text: 'Too early' }),
  );
  await transcript.step('Break-glass is ended', () =>
    as(LEAD).endLease(glass.id, { reason }),
  );
  await transcript.step('Break-glass reviews are due', reconcile);
  await transcript.step('Break-glass is reviewed', () =>
    as(SECURITY).reviewLease(glass.id, { text: 'Looked at it' }),
  );
  await transcript.step('Break-glass is reviewed by a second person', () =>
    as(LEAD).reviewLease(glass.id, { text: 'Was needed' }),
  );
}
