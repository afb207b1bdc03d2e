import type {
  AccessFound,
  AccessProvider,
} from '@backstage-guardrails/plugin-guardrails-node';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { LeasesConfig } from '../../../base/config';
import type { CatalogFacts } from '../../../decision/facts';
import type { LeaseStore } from '../store/LeaseStore';
import { toLeaseRecord } from '../events/toLeaseRecord';
import { reportAccess } from '../commands/reportAccess';
import type { LeaseRow } from '../model/rows';

/** Access that no lease in force stands for is ended and told to those who must know. @internal */
export async function revokeOrphan(
  deps: {
    store: LeaseStore;
    config: Pick<LeasesConfig, 'tell'>;
    logger: Pick<LoggerService, 'warn'>;
  },
  orphan: {
    provider: AccessProvider;
    resource: string;
    access: AccessFound;
    row: LeaseRow | undefined;
  },
): Promise<void> {
  const { provider, resource, access, row } = orphan;
  const { lease } = access;
  const place =
    row?.id ?? toReportId(`lease.orphan:${provider.id}:${resource}:${lease}`);
  const revoked = await provider.revoke(
    { lease, resource },
    {
      onFound: async lines => {
        await deps.store.transact(transaction =>
          reportAccess(transaction, place, lines),
        );
      },
    },
  );
  const ended = revoked.obstacles.length === 0;
  const found = [
    row
      ? 'Access was still there after the lease had ended'
      : 'Access without a record was there',
    ended ? 'It was ended' : 'It could not be removed yet',
    ...access.deviations,
    ...revoked.report,
    ...revoked.obstacles,
  ];
  deps.logger.warn('Access without a lease', { lease, resource, found });
  await deps.store.transact(async transaction => {
    const fresh = await reportAccess(transaction, place, found);
    // It is tried again every minute and told again only when there is something new.
    if (!ended && fresh.length === 0) return;
    await deps.store.record(transaction, {
      announcements: [
        {
          topic: 'lease.orphan',
          key: `lease.orphan:${lease}:${sha256(found.join('\n'))}`,
          title: `Access without a lease on ${resource}`,
          description: found.join('. '),
          link: row ? `/guardrails/access/${row.id}` : '/guardrails/access',
          severity: 'critical',
          recipients: [
            ...new Set([
              ...(row?.owner ? [row.owner] : []),
              ...deps.config.tell,
            ]),
          ],
          entity: resource,
          payload: { lease, resource, report: found },
        },
      ],
      entry: row
        ? toLeaseRecord(row, 'reported', { report: found })
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
    });
  });
}

/** What happened beside leases, such as the use of a sealed credential; the key keeps it from being told twice. @internal */
export async function announceIncidents(
  deps: {
    store: LeaseStore;
    config: Pick<LeasesConfig, 'tell'>;
    catalog: Pick<CatalogFacts, 'target'>;
  },
  { provider, resource }: { provider: AccessProvider; resource: string },
): Promise<void> {
  const incidents = (await provider.incidents?.(resource)) ?? [];
  for (const { key, message } of incidents) {
    await deps.store.transact(async transaction => {
      const place = `lease.emergency:${provider.id}:${resource}:${key}`;
      const [fresh] = await reportAccess(transaction, toReportId(place), [
        message,
      ]);
      if (fresh === undefined) return;
      const { entity } = await deps.catalog.target(resource);
      await deps.store.record(transaction, {
        announcements: [
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
                ...deps.config.tell,
              ]),
            ],
            entity: resource,
            payload: { provider: provider.id, resource, message },
          },
        ],
        entry: {
          kind: 'break-glass',
          subjects: {},
          payload: {
            event: 'sealed-credential',
            provider: provider.id,
            resource,
            message,
          },
        },
      });
    });
  }
}

/** Reports are kept by the id of a lease; what has none gets one that is always the same. */
function toReportId(text: string): string {
  return sha256(text).slice(-36);
}
