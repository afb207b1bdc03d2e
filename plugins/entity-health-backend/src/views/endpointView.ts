import type {
  EndpointCheck,
  EndpointHealth,
  StoredCheck,
} from '@backstage-guardrails/plugin-entity-health-common';
import type { CurrentEndpoint } from '../queries';
import { shownUrl } from './shownUrl';
import { toTimestamp } from './toTimestamp';

/** An endpoint as lists show it. @internal */
export function endpointView(row: CurrentEndpoint): EndpointHealth {
  const maintenance = maintenanceOf(row);
  return {
    id: row.id,
    entityRef: row.entity_ref,
    ...(row.owner === null ? {} : { owner: row.owner }),
    ...(row.system === null ? {} : { system: row.system }),
    name: row.name,
    url: shownUrl(row.url),
    interval: row.interval,
    status: row.status,
    reason: row.reason,
    since: toTimestamp(row.since),
    ...(row.last_check === null
      ? {}
      : { checkedAt: toTimestamp(row.checked_at) }),
    flapping: Boolean(row.flapping),
    ...(maintenance ? { maintenance } : {}),
  };
}

/** The same with its newest check. @internal */
export function endpointDetail(row: CurrentEndpoint): EndpointHealth {
  const view = endpointView(row);
  return row.last_check === null
    ? view
    : { ...view, check: checkView(JSON.parse(row.last_check)) };
}

/** Members are copied by name, so what a stored check may have beyond them stays behind. */
function checkView(check: StoredCheck): EndpointCheck {
  const { status, reason } = check;
  const at = toTimestamp(check.at);
  if (check.kind === 'not-answered') {
    return { at, status, reason, components: [], omittedComponents: 0 };
  }
  const { dialect, codeClass, latency, certificate } = check;
  return {
    at,
    status,
    reason,
    dialect,
    codeClass,
    latency,
    components: check.components.map(({ name, status: of }) => ({
      name,
      status: of,
    })),
    omittedComponents: check.omittedComponents,
    ...(certificate
      ? {
          certificate: {
            issuer: certificate.issuer,
            expiresAt: toTimestamp(certificate.expiresAt),
          },
        }
      : {}),
  };
}

function maintenanceOf(row: CurrentEndpoint): EndpointHealth['maintenance'] {
  const user = Number(row.user_until ?? 0);
  const annotation = Number(row.annotation_until ?? 0);
  if (user === 0 && annotation === 0) return undefined;
  return user >= annotation
    ? { until: toTimestamp(user), source: 'user' }
    : { until: toTimestamp(annotation), source: 'annotation' };
}
