import type { EntityHealthApi } from '@backstage-guardrails/plugin-entity-health-common';
import type { ReactElement } from 'react';
import {
  endpoint,
  entityHealth,
  history,
  incident,
  maintenance,
  status,
  systemHealth,
} from '../../__fixtures__/health';
import { HealthCard } from '../../components/card';
import { IncidentsContent } from '../../components/incidents';
import { MaintenanceContent } from '../../components/maintenance';
import { EndpointsContent } from '../../components/page';
import { HealthContent } from '../../components/tab';
import { WallContent } from '../../components/wall';

const counts = { pass: 5, warn: 1, fail: 2, unknown: 1 };
const groups = {
  items: [
    {
      ref: 'group:default/payments',
      counts,
      flapping: 1,
      maintenance: 2,
      failingSince: endpoint.since,
    },
    { counts, flapping: 0, maintenance: 0 },
  ],
  omitted: 2,
  countsComplete: false,
};
const off = {
  polling: false,
  configuration: 'entityHealth: allow',
  endpoints: 1,
  lag: 0,
  objective: 0.99,
};

/** A page with what the service answers it. */
export type TranslatedPage = {
  name: string;
  page: ReactElement;
  address?: string;
  api: Partial<EntityHealthApi>;
  /** What has one name in every language: keys of annotations and configuration, formats. */
  names?: string[];
  /** Data that is there once the whole page is. */
  complete: string;
};

/** Every page of the plugin, with data in it. */
export const translatedPages: TranslatedPage[] = [
  {
    name: 'card of an entity',
    page: <HealthCard />,
    api: {
      getEntityHealth: async () => ({
        ...entityHealth,
        maintenance: [maintenance],
        problems: [
          {
            code: 'url-invalid',
            place: { kind: 'annotation', annotation: 'one', offset: 0 },
            message: 'Wrong',
            fix: 'Right',
          },
          {
            code: 'url-invalid',
            place: { kind: 'link', index: 0 },
            message: 'Wrong',
            fix: 'Right',
          },
        ],
      }),
    },
    complete: 'Vacuum',
  },
  {
    name: 'card of a system',
    page: <HealthCard />,
    api: { getEntityHealth: async () => systemHealth },
    complete: 'checkout',
  },
  {
    name: 'card of an entity without endpoints',
    page: <HealthCard />,
    api: {
      getEntityHealth: async () => ({
        ...entityHealth,
        status: undefined,
        endpoints: [],
      }),
    },
    names: [
      'metadata annotations entity-health/endpoints https checkout.example.com/health',
    ],
    complete: 'checkout.example.com',
  },
  {
    name: 'tab of an entity',
    page: <HealthContent />,
    api: {
      getEntityHealth: async () => entityHealth,
      getEndpointHistory: async () => history,
    },
    complete: 'p50',
  },
  {
    name: 'list of endpoints',
    page: <EndpointsContent />,
    api: {
      getStatus: async () => off,
      listGroups: async () => groups,
      listEndpoints: async () => ({
        items: [
          {
            ...endpoint,
            maintenance: { until: '2999-01-01T00:00:00Z', source: 'user' },
          },
        ],
        counts,
        countsComplete: false,
        nextCursor: 'a',
      }),
    },
    complete: 'main',
  },
  {
    name: 'list of teams',
    page: <EndpointsContent />,
    address: '/?by=owner',
    api: { getStatus: async () => off, listGroups: async () => groups },
    complete: 'payments',
  },
  {
    name: 'list of incidents',
    page: <IncidentsContent />,
    api: {
      listGroups: async () => groups,
      listIncidents: async () => ({ items: [incident] }),
    },
    complete: 'main',
  },
  {
    name: 'list of maintenance',
    page: <MaintenanceContent />,
    api: {
      listMaintenance: async () => ({
        items: [maintenance, { ...maintenance, source: 'annotation' }],
      }),
    },
    complete: 'Vacuum',
  },
  {
    name: 'wall screen',
    page: <WallContent />,
    api: { listGroups: async () => groups },
    names: [status.entityRef],
    complete: 'payments',
  },
];
