import type {
  AccessFound,
  AccessProvider,
} from '@backstage-guardrails/plugin-guardrails-node';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { durably } from '../ledger';
import type { LeaseRoom } from './LeaseRoom';
import { ledgerRecordOf } from './ledgerRecordOf';
import { report } from './report';
import type { LeaseRow } from './rows';

/** Access that no lease in force stands for is ended and told to those who must know. @internal */
export async function revokeOrphan(
  room: LeaseRoom,
  orphan: {
    provider: AccessProvider;
    resource: string;
    access: AccessFound;
    row: LeaseRow | undefined;
  },
): Promise<void> {
  const { provider, resource, access, row } = orphan;
  const { lease } = access;
  const revoked = await provider.revoke({ lease, resource });
  const found = [
    row
      ? 'Access was still there after the lease had ended; it was ended'
      : 'Access without a record was there; it was ended',
    ...access.deviations,
    ...revoked.report,
  ];
  room.logger.warn('Ended access without a lease', { lease, resource, found });
  await durably(room.knex, async transaction => {
    if (row) await report(transaction, row.id, found);
    await room.outbox.add(transaction, [
      {
        topic: 'lease.orphan',
        key: `lease.orphan:${lease}:${sha256(found.join('\n'))}`,
        title: `Access without a lease on ${resource}`,
        description: found.join('. '),
        link: row ? `/guardrails/access/${row.id}` : '/guardrails/access',
        severity: 'critical',
        recipients: [
          ...new Set([...(row?.owner ? [row.owner] : []), ...room.config.tell]),
        ],
        entity: resource,
        payload: { lease, resource, report: found },
      },
    ]);
    await room.ledger.append(transaction, [
      row
        ? ledgerRecordOf(row, 'reported', { report: found })
        : {
            kind: 'lease',
            subjects: {},
            payload: {
              event: 'orphan',
              provider: provider.id,
              account: lease,
              resource,
              report: found,
            },
          },
    ]);
  });
}

/** What happened beside leases, such as the use of a sealed credential; the key keeps it from being told twice. @internal */
export async function tellIncidents(
  room: LeaseRoom,
  { provider, resource }: { provider: AccessProvider; resource: string },
): Promise<void> {
  const incidents = (await provider.incidents?.(resource)) ?? [];
  for (const { key, message } of incidents) {
    await durably(room.knex, async transaction => {
      const place = `lease.emergency:${provider.id}:${resource}:${key}`;
      const [fresh] = await report(transaction, sha256(place).slice(-36), [
        message,
      ]);
      if (fresh === undefined) return;
      const { entity } = await room.catalog.target(resource);
      await room.outbox.add(transaction, [
        {
          topic: 'lease.emergency',
          key: place,
          title: `The sealed credential of ${resource} was used`,
          description: message,
          link: '/guardrails/access',
          severity: 'critical',
          recipients: [
            ...new Set([
              ...(entity?.owner === undefined ? [] : [entity.owner]),
              ...room.config.tell,
            ]),
          ],
          entity: resource,
          payload: { provider: provider.id, resource, message },
        },
      ]);
      await room.ledger.append(transaction, [
        {
          kind: 'break-glass',
          subjects: {},
          payload: {
            event: 'sealed-credential',
            provider: provider.id,
            resource,
            message,
          },
        },
      ]);
    });
  }
}
