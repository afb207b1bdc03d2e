import type {
  EndpointHealth,
  EndpointHistory,
  EntityHealth,
  EntityStatus,
  Incident,
  Maintenance,
} from '@backstage-guardrails/plugin-entity-health-common';

const none = { pass: 0, warn: 0, fail: 0, unknown: 0 };

/** An endpoint that fails. */
export const endpoint: EndpointHealth = {
  id: '11111111-1111-4111-8111-111111111111',
  entityRef: 'component:default/checkout',
  owner: 'group:default/payments',
  system: 'system:default/shop',
  name: 'main',
  url: 'https://checkout.example/health',
  interval: 60,
  status: 'fail',
  reason: 'timed-out',
  since: '2026-03-10T10:00:00Z',
  checkedAt: '2026-03-10T11:19:00Z',
  flapping: true,
  check: {
    at: '2026-03-10T11:19:00Z',
    status: 'fail',
    reason: 'timed-out',
    dialect: 'spring-boot',
    codeClass: '5xx',
    latency: 120,
    components: [
      { name: 'postgres', status: 'fail' },
      { name: 'redis', status: 'pass' },
    ],
    omittedComponents: 0,
    certificate: {
      issuer: 'Example Authority',
      expiresAt: '2999-01-01T00:00:00Z',
    },
  },
};

/** The status of the entity of that endpoint. */
export const status: EntityStatus = {
  entityRef: endpoint.entityRef,
  status: 'fail',
  reason: 'timed-out',
  since: endpoint.since,
  checkedAt: endpoint.checkedAt,
  flapping: true,
  maintenance: false,
  endpoints: 1,
  contract: 'not-met',
};

/** Maintenance that a user announced. */
export const maintenance: Maintenance = {
  id: '22222222-2222-4222-8222-222222222222',
  entityRef: endpoint.entityRef,
  from: '2026-03-10T09:00:00Z',
  until: '2999-01-01T00:00:00Z',
  source: 'user',
  reason: 'Vacuum',
  createdBy: 'user:default/developer',
};

/** An incident that is open. */
export const incident: Incident = {
  endpointId: endpoint.id,
  endpointName: endpoint.name,
  entityRef: endpoint.entityRef,
  owner: endpoint.owner,
  openedAt: endpoint.since,
  reason: 'timed-out',
};

/** The history of that endpoint, with a gap. */
export const history: EndpointHistory = {
  endpointId: endpoint.id,
  range: '24h',
  from: '2026-03-10T11:00:00Z',
  until: '2026-03-10T11:19:30Z',
  bucketSeconds: 300,
  buckets: [
    {
      start: '2026-03-10T11:00:00Z',
      counts: { ...none, pass: 4, fail: 1 },
      maintenance: 0,
      latency: { p50: 12, p95: 30, p99: 45 },
    },
    {
      start: '2026-03-10T11:15:00Z',
      counts: none,
      maintenance: 5,
      latency: { p50: 40, p95: 90, p99: 120 },
    },
  ],
  uptime: 0.8,
  latency: { p50: 12, p95: 30, p99: 45 },
  errorBudget: { objective: 0.75, allowed: 1.25, used: 1, remaining: 0.2 },
  incidents: [incident],
};

/** All of the health of the entity. */
export const entityHealth: EntityHealth = {
  entityRef: endpoint.entityRef,
  status,
  endpoints: [endpoint],
  recent: {
    from: '2026-03-09T11:30:00Z',
    until: '2026-03-10T11:19:30Z',
    bucketSeconds: 1800,
    buckets: [
      {
        start: '2026-03-10T10:30:00Z',
        worst: 'maintenance',
        count: 1,
        checks: 1,
      },
      { start: '2026-03-10T11:00:00Z', worst: 'fail', count: 1, checks: 5 },
    ],
  },
  maintenance: [],
  problems: [],
  contract: [
    { requirement: 'answers', met: true, fix: 'Answer.' },
    { requirement: 'json', met: false, fix: 'Answer JSON.' },
  ],
  mayMaintain: true,
};

/** The health of a system. */
export const systemHealth: EntityHealth = {
  entityRef: 'system:default/shop',
  endpoints: [],
  maintenance: [],
  problems: [],
  contract: [],
  members: {
    counts: { pass: 31, warn: 1, fail: 1, unknown: 0 },
    countsComplete: true,
    notPassing: [status],
    omitted: 1,
  },
  mayMaintain: false,
};
