import { randomOf } from '../random.mjs';
import { annotationsOf } from './annotations.mjs';
import { demoTitle, entity } from './entity.mjs';
import { faults } from './faults.mjs';
import { teams } from './teams.mjs';

const lifecycles = [
  'production',
  'production',
  'production',
  'experimental',
  'deprecated',
];
const languages = ['java', 'go', 'typescript', 'python', 'csharp'];
const stores = ['bucket', 'queue', 'cache'];

/** Domains, and each system with its APIs, components and resources. */
export function systems({ seed, ports }) {
  const domains = new Map(teams.map(({ domain, team }) => [domain, team]));
  const all = teams.flatMap(({ team, domain, systems: names }) =>
    names.map(name => ({ name, team, domain })),
  );
  return [
    ...[...domains].map(([name, team]) =>
      entity({ kind: 'Domain', name, spec: { owner: groupOf(team) } }),
    ),
    ...all.flatMap((system, index) =>
      systemWithParts({
        system,
        index,
        seed,
        ports,
        // what a system uses of others was there before it
        others: all.slice(0, index),
      }),
    ),
  ];
}

function systemWithParts({ system, index, seed, ports, others }) {
  const { name, team, domain } = system;
  const random = randomOf(seed, 'system', name);
  const used = others.length > 0 ? random.pick(others).name : undefined;
  const part = (kind, suffix, rest) =>
    entity({
      kind,
      name: `${name}-${suffix}`,
      ...rest,
      spec: {
        ...rest.spec,
        ...(kind !== 'Resource' && { lifecycle: random.pick(lifecycles) }),
        owner: groupOf(team),
        system: name,
        ...faults[`${name}-${suffix}`]?.spec,
      },
    });
  const component = (suffix, spec) =>
    part('Component', suffix, {
      spec,
      tags: [random.pick(languages)],
      annotations: annotationsOf({
        name: `${name}-${suffix}`,
        system: name,
        type: spec.type,
        seed,
        ports,
      }),
    });
  const store = stores[index % stores.length];
  const database = `resource:default/${name}-database`;
  return [
    entity({
      kind: 'System',
      name,
      description: `Part of ${domain}, run by ${team}`,
      annotations: index % 4 === 1 ? { 'entity-cost/budget': '2500 EUR' } : {},
      spec: { owner: groupOf(team), domain },
    }),
    part('API', 'rest', {
      spec: { type: 'openapi', definition: openApi(name) },
    }),
    ...(index < 22
      ? [
          part('API', 'events', {
            spec: { type: 'asyncapi', definition: asyncApi(name) },
          }),
        ]
      : []),
    component('api', {
      type: 'service',
      providesApis: [`${name}-rest`],
      ...(used && { consumesApis: [`${used}-rest`] }),
      dependsOn: [database, `resource:default/${name}-${store}`],
    }),
    component('worker', {
      type: 'service',
      ...(index < 22 && { providesApis: [`${name}-events`] }),
      dependsOn: [database, `component:default/${name}-api`],
    }),
    component('web', {
      type: 'website',
      consumesApis: [`${name}-rest`],
      dependsOn: [`component:default/${name}-api`],
    }),
    ...(index < 46 ? [component('client', { type: 'library' })] : []),
    resource(part, 'database', 'database'),
    resource(part, store, store),
    ...(index < 6 ? [resource(part, 'archive', 'bucket')] : []),
  ];
}

function resource(part, suffix, type) {
  return part('Resource', suffix, {
    annotations: { 'guardrails/environment': 'production' },
    spec: { type },
  });
}

const groupOf = team => `group:default/${team}`;

function openApi(name) {
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: demoTitle(name), version: '1.0.0' },
    paths: {
      '/health': { get: { responses: { 200: { description: 'OK' } } } },
    },
  });
}

function asyncApi(name) {
  return JSON.stringify({
    asyncapi: '2.6.0',
    info: { title: demoTitle(name), version: '1.0.0' },
    channels: { [`${name}.changed`]: {} },
  });
}
