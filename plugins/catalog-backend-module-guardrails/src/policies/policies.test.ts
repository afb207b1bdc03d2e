import { Entity, entitySchemaValidator } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { RulesResponse } from '@backstage-guardrails/plugin-guardrails-common';
import type { Rule } from '@backstage-guardrails/policy-model';
import { makePolicyEntity } from './makePolicyEntity';
import { PolicyEntityProvider } from './PolicyEntityProvider';
import { readPolicies } from './readPolicies';

const rule = {
  id: 'data/encryption-at-rest',
  title: 'Data must be encrypted at rest',
  description: 'Anyone with a copy can read it.',
  objective: 'Encrypt data at rest',
  severity: 'high',
  level: { sandbox: 'advisory', default: 'mandatory' },
  subject: { type: 'infrastructure', types: ['aws_*'], changes: ['create'] },
  evidence: ['resources'],
  facts: [],
  parameters: [],
  author: 'platform',
  adopted: '2026-01-01',
  review: '2027-01-01',
} as unknown as Rule;

const environments = [
  { name: 'lab', class: 'sandbox' },
  { name: 'shop', class: 'production' },
  { name: 'odd', class: 'nothing-known' },
];

const policies = {
  owners: new Map([['platform', 'group:default/platform']]),
  owner: 'unknown',
};

const said = {
  settings: {
    sandbox: {
      'data/encryption-at-rest': { level: 'off', reason: 'r', owner: 'o' },
    },
  } as unknown as RulesResponse['settings'],
};

describe('makePolicyEntity', () => {
  it('is a resource that the catalog takes, with levels as they are in force', () => {
    const entity = makePolicyEntity(rule, {
      policies,
      environments,
      said,
      portal: 'https://portal.example',
    });
    expect(entitySchemaValidator()(entity)).toEqual(entity);
    expect(entity).toMatchObject({
      kind: 'Resource',
      metadata: {
        name: 'data.encryption-at-rest',
        namespace: 'guardrails-policies',
        title: rule.title,
        links: [
          {
            url: 'https://portal.example/guardrails/rules/data/encryption-at-rest',
          },
        ],
      },
      spec: {
        type: 'policy',
        owner: 'group:default/platform',
        // it is off in sandboxes; an unknown class counts as production
        dependencyOf: ['resource:guardrails/shop', 'resource:guardrails/odd'],
        policy: { levels: { sandbox: 'off', production: 'mandatory' } },
      },
    });
  });

  it.each([
    [{}, {}],
    [
      { docs: 'component:default/rules' },
      {
        'backstage.io/techdocs-entity': 'component:default/rules',
        'backstage.io/techdocs-entity-path': '/rules/data/encryption-at-rest',
      },
    ],
  ])('has its page where TechDocs has the pages of rules: %j', (more, docs) => {
    const { metadata } = makePolicyEntity(rule, {
      policies: { ...policies, ...more },
      environments,
      said,
    });
    const shown = Object.entries(metadata.annotations ?? {}).filter(([name]) =>
      name.startsWith('backstage.io/techdocs'),
    );
    expect(Object.fromEntries(shown)).toEqual(docs);
  });

  it.each([
    ['acme/data/own', /^acme\.data\.own$/],
    ['data/two--dashes', /^data-two-dashes-[0-9a-f]{12}$/],
    ['data/ends-', /^data-ends-[0-9a-f]{12}$/],
    [`data/${'long-'.repeat(30)}name`, /^data-long-.*-[0-9a-f]{12}$/],
  ])('gives %s a name that the catalog takes', (id, name) => {
    const named = { ...rule, id } as Rule;
    const entity = makePolicyEntity(named, {
      policies,
      environments: [],
      said: {},
    });
    expect(entity.metadata.name).toMatch(name);
    expect(entity.metadata.name.length).toBeLessThanOrEqual(63);
    expect(entity.metadata.name).toMatch(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
  });
});

describe('PolicyEntityProvider', () => {
  const mutations: EntityProviderMutation[] = [];
  const connection = {
    applyMutation: async (mutation: EntityProviderMutation) => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  };

  it('keeps what the catalog has while the service does not answer', async () => {
    const logger = mockServices.logger.mock();
    let answers = true;
    const provider = new PolicyEntityProvider({
      guardrails: {
        listRules: async () => {
          if (!answers) throw new Error('away');
          return { bundle: {}, rules: [rule] } as unknown as RulesResponse;
        },
      },
      auth: mockServices.auth(),
      logger,
      policies,
      environments,
    });
    await provider.refresh();
    expect(mutations).toEqual([]);
    await provider.connect(connection);
    await provider.refresh();
    answers = false;
    await provider.refresh();
    expect(mutations).toHaveLength(1);
    const [mutation] = mutations;
    const names = (mutation.type === 'full' ? mutation.entities : []).map(
      ({ entity }: { entity: Entity }) => entity.metadata.name,
    );
    expect(names).toEqual(['data.encryption-at-rest']);
    expect(logger.warn).toHaveBeenCalledWith(expect.stringMatching(/away/));
  });
});

describe('readPolicies', () => {
  const read = (catalog?: object) =>
    readPolicies(new ConfigReader({ guardrails: { catalog } }));

  it('is nothing until it is switched on', () => {
    expect(read()).toBeUndefined();
    expect(read({ policies: { owner: 'group:a/b' } })).toBeUndefined();
    expect(read({ policies: { enabled: false } })).toBeUndefined();
  });

  it('reads owners as references', () => {
    expect(
      read({
        policies: {
          enabled: true,
          owners: { platform: 'Platform' },
          docs: 'rules',
        },
      }),
    ).toEqual({
      owners: new Map([['platform', 'group:default/platform']]),
      owner: 'unknown',
      docs: 'component:default/rules',
    });
    expect(() =>
      read({ policies: { enabled: true, owner: 'group:' } }),
    ).toThrow('guardrails.catalog.policies: owner is not an entity reference');
  });
});
