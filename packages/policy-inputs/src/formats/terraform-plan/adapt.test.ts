import type {
  InfrastructureSubject,
  ResourceChange,
} from '@backstage-guardrails/policy-model';
import { inputSchema } from '@backstage-guardrails/policy-model';
import { adaptDocument, refusalOf } from '../../__testUtils__/evidence';
import { hash } from '../../__testUtils__/hash';

const UNKNOWN = { $guardrails: 'unknown' };
const sensitive = (changed: boolean, present = true) => ({
  $guardrails: 'sensitive',
  changed,
  present,
});

/** A row as Terraform writes it; the address tells type and name. */
function row(address: string, change: object, more: object = {}) {
  const [type, name] = address.split('.').slice(-2);
  return {
    address,
    mode: 'managed',
    type,
    name: name.replace(/\[.*/, ''),
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions: ['create'], before: null, after: {}, ...change },
    ...more,
  };
}

function plan(rows: unknown[], more: object = {}) {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: rows,
    configuration: { root_module: {} },
    ...more,
  };
}

const adaptPlan = (rows: unknown[], more?: object) => {
  const adapted = adaptDocument(plan(rows, more));
  return { ...adapted, subject: adapted.subject as InfrastructureSubject };
};

const changesOf = (rows: unknown[], more?: object): ResourceChange[] =>
  adaptPlan(rows, more).subject.changes;

describe('terraform-plan', () => {
  it('adapts a whole plan', () => {
    const document = plan(
      [
        row(
          'module.db["a"].aws_db_instance.main[0]',
          {
            actions: ['create'],
            after: {
              identifier: 'orders',
              instance_class: 'db.t3.micro',
              password: 'hunter2',
              tags: { owner: 'payments' },
              restore: [{}],
            },
            after_unknown: {
              arn: true,
              id: true,
              kms_key_id: true,
              restore: [{ source: true }],
              tags: {},
            },
            after_sensitive: { password: true, tags: {} },
          },
          { module_address: 'module.db["a"]', index: 0 },
        ),
      ],
      {
        variables: { region: { value: 'eu-west-1' } },
        configuration: {
          provider_config: {
            aws: {
              name: 'aws',
              full_name: 'registry.terraform.io/hashicorp/aws',
              version_constraint: '~> 5.0',
              expressions: {
                region: { references: ['var.region'] },
                default_tags: [
                  { tags: { constant_value: { 'cost-center': '4711' } } },
                ],
              },
            },
          },
          root_module: {
            variables: { region: {} },
            module_calls: {
              db: {
                source: 'git::https://user:hunter2@example.com/db.git?ref=main',
                expressions: { key: { references: ['aws_kms_key.k.arn'] } },
                module: {
                  resources: [
                    {
                      address: 'aws_db_instance.main',
                      mode: 'managed',
                      type: 'aws_db_instance',
                      name: 'main',
                      provider_config_key: 'module.db:aws',
                      provisioners: [{ type: 'local-exec' }],
                      expressions: {
                        kms_key_id: {
                          references: ['aws_kms_key.own.arn', 'var.key'],
                        },
                        password: { references: ['var.password'] },
                      },
                    },
                    {
                      address: 'data.external.x',
                      mode: 'data',
                      type: 'external',
                      name: 'x',
                      provider_config_key: 'module.db:external',
                    },
                  ],
                },
              },
            },
          },
        },
      },
    );
    const adapted = adaptDocument(document);
    expect(adapted).toEqual({
      subject: {
        type: 'infrastructure',
        changes: [
          {
            address: 'module.db["a"].aws_db_instance.main[0]',
            mode: 'managed',
            type: 'aws_db_instance',
            name: 'main',
            provider: 'registry.terraform.io/hashicorp/aws',
            module: 'module.db["a"]',
            kind: 'create',
            actions: ['create'],
            importing: false,
            before: null,
            after: {
              identifier: 'orders',
              instance_class: 'db.t3.micro',
              password: sensitive(true),
              tags: { owner: 'payments' },
              restore: [{ source: UNKNOWN }],
              arn: UNKNOWN,
              id: UNKNOWN,
              kms_key_id: {
                $guardrails: 'unknown',
                references: [
                  'module.db.aws_kms_key.own.arn',
                  'var.key',
                  'aws_kms_key.k.arn',
                ],
              },
            },
            unknown: ['/arn', '/id', '/kms_key_id', '/restore/0/source'],
            sensitive: ['/password'],
            tags: { 'cost-center': '4711', owner: 'payments' },
            taggable: true,
            region: 'eu-west-1',
            size: 'db.t3.micro',
          },
        ],
        drift: [],
        configuration: {
          providers: [
            {
              name: 'aws',
              source: 'registry.terraform.io/hashicorp/aws',
              module: '',
              versionConstraint: '~> 5.0',
            },
          ],
          modules: [
            {
              address: 'module.db',
              source: 'git::https://***@example.com/db.git?ref=main',
              pinning: 'unpinned',
            },
          ],
          provisioners: [
            { address: 'module.db.aws_db_instance.main', type: 'local-exec' },
          ],
          dataSources: [
            {
              address: 'module.db.data.external.x',
              type: 'external',
              provider: 'external',
            },
          ],
          externals: [
            {
              address: 'module.db',
              kind: 'secret-in-plain-text',
              detail: 'connection-string /source',
            },
            {
              address: 'module.db.data.external.x',
              kind: 'data-external',
              detail: 'external',
            },
          ],
        },
      },
      action: 'provision',
      source: {
        format: 'terraform-plan',
        formatVersion: '1.2',
        digest: hash(JSON.stringify(document)),
        tool: { name: 'terraform', version: '1.11.4' },
      },
      skipped: [],
      sealed: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(adapted)).not.toContain('hunter2');
    expect(inputSchema.shape.subject.safeParse(adapted.subject).error).toBe(
      undefined,
    );
  });

  it.each([
    [['create'], 'create', 'provision'],
    [['update'], 'update', 'provision'],
    [['read'], 'read', 'provision'],
    [['no-op'], 'no-op', 'provision'],
    [['delete'], 'delete', 'destroy'],
    [['forget'], 'forget', 'destroy'],
    [['delete', 'create'], 'replace', 'destroy'],
    [['create', 'delete'], 'replace', 'destroy'],
    [['create', 'forget'], 'replace', 'destroy'],
  ])('%s is %s, which is to %s', (actions, kind, action) => {
    const before = { id: 'x' };
    const adapted = adaptPlan([row('aws_s3_bucket.b', { actions, before })]);
    expect(adapted.subject.changes[0]).toMatchObject({ kind, actions });
    expect(adapted.action).toBe(action);
    expect(adapted.skipped).toEqual([]);
  });

  it('reads an unknown list of actions as the worst it can mean, and says so', () => {
    const adapted = adaptPlan([
      row('aws_s3_bucket.b', { actions: ['create', 'incinerate', 'delete'] }),
      row('aws_s3_bucket.c', { actions: [] }),
    ]);
    expect(adapted.subject.changes.map(c => c.kind)).toEqual([
      'replace',
      'update',
    ]);
    expect(adapted.action).toBe('destroy');
    expect(
      adapted.skipped.map(({ part, path, code }) => ({ part, path, code })),
    ).toEqual([
      {
        part: 'resources',
        path: '/resource_changes/0/change/actions',
        code: 'actions-unknown',
      },
      {
        part: 'prior-state',
        path: '/resource_changes/0/change/before',
        code: 'before-missing',
      },
      {
        part: 'resources',
        path: '/resource_changes/1/change/actions',
        code: 'actions-unknown',
      },
      {
        part: 'prior-state',
        path: '/resource_changes/1/change/before',
        code: 'before-missing',
      },
    ]);
  });

  it('keeps imports, moves, deposed objects, reasons and deferred changes apart', () => {
    const changes = changesOf(
      [
        row(
          'aws_s3_bucket.b',
          { actions: ['no-op'], importing: { id: 'b' } },
          { previous_address: 'aws_s3_bucket.a' },
        ),
        row(
          'aws_s3_bucket.b',
          { actions: ['delete'], before: { id: 'old' } },
          {
            deposed: '00aa11',
            action_reason: 'delete_because_no_resource_config',
          },
        ),
      ],
      {
        deferred_changes: [
          {
            reason: 'provider_config_unknown',
            resource_change: row('aws_s3_bucket.c', {}),
          },
        ],
      },
    );
    expect(
      changes.map(c => [
        c.address,
        c.previousAddress,
        c.kind,
        c.importing,
        c.reason,
      ]),
    ).toEqual([
      ['aws_s3_bucket.b', 'aws_s3_bucket.a', 'no-op', true, undefined],
      [
        'aws_s3_bucket.b (deposed object 00aa11)',
        undefined,
        'delete',
        false,
        'delete_because_no_resource_config',
      ],
      [
        'aws_s3_bucket.c',
        undefined,
        'deferred',
        false,
        'provider_config_unknown',
      ],
    ]);
  });

  it('takes what will be gone from the prior state where the change leaves it out', () => {
    const [change] = changesOf(
      [row('aws_db_instance.d', { actions: ['delete'], after: null })],
      {
        prior_state: {
          values: {
            root_module: {
              child_modules: [
                {
                  resources: [
                    {
                      address: 'aws_db_instance.d',
                      mode: 'managed',
                      values: { id: 'd', password: 'hunter2' },
                      sensitive_values: { password: true },
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    );
    expect(change).toMatchObject({
      before: { id: 'd', password: sensitive(true) },
      after: null,
      sensitive: ['/password'],
    });
  });

  it('tells changed from unchanged secrets, and never lets one through', () => {
    const adapted = adaptPlan(
      [
        row('aws_thing.a', {
          actions: ['update'],
          before: {
            same: 'S1',
            new: 'S2',
            gone: 'S3',
            unmarked: 'S4',
            n: null,
          },
          after: { same: 'S1', new: 'S5', gone: null, unmarked: 'S4', n: null },
          before_sensitive: {
            same: true,
            new: true,
            gone: true,
            unmarked: true,
          },
          after_sensitive: { same: true, new: true, n: true },
        }),
        row('aws_thing.b', {
          after: { list: ['S6', { deep: 'S7' }], text: 'S8' },
          after_sensitive: {
            list: [true, { deep: true }],
            text: { odd: true },
          },
        }),
        row('aws_thing.c', {
          after: { a: 'S9' },
          after_sensitive: true,
          after_unknown: { b: true },
        }),
      ],
      { variables: { password: { value: 'S0' } } },
    );
    expect(adapted.subject.changes.map(c => [c.before, c.after])).toEqual([
      [
        {
          same: sensitive(false),
          new: sensitive(true),
          gone: sensitive(true),
          unmarked: sensitive(false),
          n: sensitive(false, false),
        },
        {
          same: sensitive(false),
          new: sensitive(true),
          gone: sensitive(true, false),
          unmarked: sensitive(false),
          n: sensitive(false, false),
        },
      ],
      [
        null,
        {
          list: [sensitive(true), { deep: sensitive(true) }],
          text: sensitive(true),
        },
      ],
      [null, sensitive(true)],
    ]);
    expect(JSON.stringify(adapted)).not.toMatch(/"S\d"/);
  });

  it('hides secrets that nobody marked, and reports where they stand', () => {
    const key = `AKIA${'A1'.repeat(8)}`;
    const adapted = adaptPlan(
      [
        row('aws_instance.a', {
          after: {
            user_data: `export AWS_ACCESS_KEY_ID=${key}`,
            environment: [{ variables: { DB_PASSWORD: 'hunter2', PORT: '1' } }],
          },
          after_sensitive: {},
        }),
        row('aws_instance.b', {
          actions: ['update'],
          before: { user_data: key },
          after: { user_data: 'echo' },
          after_sensitive: {},
        }),
      ],
      {
        configuration: {
          provider_config: {
            aws: {
              name: 'aws',
              expressions: { access_key: { constant_value: key } },
            },
          },
          root_module: {
            variables: { token: { default: 'hunter2', sensitive: true } },
            resources: [
              {
                mode: 'managed',
                type: 'aws_db_instance',
                name: 'd',
                expressions: {
                  password: { constant_value: 'hunter2' },
                  secret_arn: { constant_value: 'arn:aws:x' },
                },
                provisioners: [
                  {
                    type: 'remote-exec',
                    expressions: { inline: { constant_value: [key] } },
                  },
                ],
              },
            ],
          },
        },
      },
    );
    expect(adapted.subject.changes.map(c => c.after)).toEqual([
      {
        user_data: sensitive(true),
        environment: [
          { variables: { DB_PASSWORD: sensitive(true), PORT: '1' } },
        ],
      },
      { user_data: sensitive(true) },
    ]);
    expect(
      adapted.subject.configuration.externals.map(
        e => `${e.address}: ${e.detail}`,
      ),
    ).toEqual([
      'aws_db_instance.d: aws-access-key /provisioner/inline/0',
      'aws_db_instance.d: secret-attribute /password',
      'aws_instance.a: aws-access-key /user_data',
      'aws_instance.a: secret-attribute /environment/0/variables/DB_PASSWORD',
      'provider.aws: aws-access-key /access_key',
      'variable: secret-attribute /token',
    ]);
    expect(JSON.stringify(adapted)).not.toMatch(/AKIA|hunter2/);
  });

  it('seals kept-back values: another secret, another seal; no key, no seal', () => {
    const sealed = (password: string, options = {}) =>
      adaptDocument(
        plan([
          row('aws_db_instance.d', {
            after: { password },
            after_sensitive: { password: true },
          }),
        ]),
        options,
      ).sealed;
    expect(sealed('a')).toBe(sealed('a'));
    expect(sealed('a')).not.toBe(sealed('b'));
    expect(sealed('a', { keyedHash: undefined })).toBeUndefined();
  });

  it('reads tags whatever they are called', () => {
    const defaults = {
      configuration: {
        provider_config: {
          aws: {
            name: 'aws',
            expressions: {
              default_tags: [{ tags: { references: ['var.tags', 'var.x'] } }],
            },
          },
        },
        root_module: {},
      },
    };
    const tags = (type: string, after: object, more: object = {}) => {
      const [change] = changesOf(
        [row(`${type}.x`, { after, ...more })],
        defaults,
      );
      return [change.taggable, change.tags];
    };
    expect(
      tags('aws_s3_bucket', { tags: { a: '1' }, tags_all: { a: '1', b: '2' } }),
    ).toEqual([true, { a: '1', b: '2' }]);
    expect(tags('aws_s3_bucket', { tags: { a: '1' } })).toEqual([
      true,
      { ...UNKNOWN, a: '1' },
    ]);
    expect(
      tags(
        'google_x',
        { labels: { a: '1' } },
        { after_unknown: { labels: { b: true } } },
      ),
    ).toEqual([true, { a: '1', b: UNKNOWN }]);
    expect(
      tags('google_x', { labels: null, effective_labels: { a: '1' } }),
    ).toEqual([true, { a: '1' }]);
    expect(tags('azurerm_x', {}, { after_unknown: { tags: true } })).toEqual([
      true,
      UNKNOWN,
    ]);
    expect(
      tags('awscc_group', { tag: [{ key: 'a', value: '1' }], x: 1 }),
    ).toEqual([true, { a: '1' }]);
    expect(tags('digitalocean_x', { tags: ['a', 'b'] })).toEqual([
      true,
      { a: '', b: '' },
    ]);
    expect(tags('azurerm_x', { tags: null })).toEqual([true, {}]);
    expect(tags('random_id', { byte_length: 1 })).toEqual([false, {}]);
  });

  it('finds the region in the resource, its zone, its ARN or its provider', () => {
    const provider = (expressions: object) => ({
      variables: { r: { value: 'eu-central-1' }, dr: { value: 'true' } },
      configuration: {
        provider_config: {
          aws: { name: 'aws', expressions },
          google: {
            name: 'google',
            expressions: { region: { constant_value: 'europe-west1' } },
          },
        },
        root_module: { variables: { r: {}, dr: {} } },
      },
    });
    const region = (type: string, after: object, expressions: object = {}) =>
      changesOf([row(`${type}.x`, { after })], provider(expressions))[0].region;
    const constant = { region: { constant_value: 'us-east-1' } };
    expect([
      region('aws_instance', { availability_zone: 'eu-west-1a' }, constant),
      region('aws_instance', { region: 'eu-west-2' }, constant),
      region('aws_instance', { arn: 'arn:aws:ec2:eu-west-3:1:i/x' }, constant),
      region('aws_instance', {}, constant),
      region('aws_instance', {}, { region: { references: ['var.r'] } }),
      region('aws_instance', {}, { region: { references: ['var.dr'] } }),
      region('aws_instance', {}, { region: { references: ['local.r'] } }),
      region('aws_instance', {}),
      region('aws_iam_role', {}, constant),
      region('azurerm_x', { location: 'West Europe' }),
      region('google_compute_instance', { zone: 'europe-west1-b' }),
      region('google_container_cluster', { location: 'europe-west4-a' }),
      region('google_compute_address', { region: null }),
      region('google_project_iam_member', { role: 'x' }),
    ]).toEqual([
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'us-east-1',
      'eu-central-1',
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
      undefined,
      'westeurope',
      'europe-west1',
      'europe-west4',
      'europe-west1',
      undefined,
    ]);
  });

  it('finds the size in attributes and blocks', () => {
    const size = (type: string, after: object, after_unknown = {}) =>
      changesOf([row(`${type}.x`, { after, after_unknown })])[0].size;
    expect([
      size('aws_instance', { instance_type: 't3.micro' }),
      size('aws_instance', {}, { instance_type: true }),
      size('aws_eks_node_group', { instance_types: ['m5.large', 'm5.xlarge'] }),
      size('google_sql_database_instance', { settings: [{ tier: 'db-f1' }] }),
      size('google_sql_database_instance', {}, { settings: true }),
      size('azurerm_linux_virtual_machine', { size: 'Standard_B1s' }),
      size('aws_s3_bucket', { instance_type: 't3.micro' }),
    ]).toEqual([
      't3.micro',
      UNKNOWN,
      'm5.large',
      'db-f1',
      UNKNOWN,
      'Standard_B1s',
      undefined,
    ]);
  });

  it('takes what terraform_data says it stands for', () => {
    const [change] = changesOf([
      row('terraform_data.environment', {
        after: {
          input: {
            guardrails: {
              kind: 'environment',
              region: 'us-east-1',
              size: 'large',
              tags: { owner: 'x' },
              holdsData: true,
            },
          },
        },
      }),
    ]);
    expect(change).toMatchObject({
      type: 'terraform_data',
      region: 'us-east-1',
      size: 'large',
      tags: { owner: 'x' },
      taggable: true,
    });
  });

  it('lists drift and provider actions', () => {
    const { subject, skipped } = adaptPlan([], {
      resource_drift: [
        row('aws_s3_bucket.b', { actions: ['update'] }),
        { type: 'x', name: 'y', change: { actions: ['delete'] } },
        null,
      ],
      action_invocations: [{ address: 'action.x.y', type: 'x' }, 7],
    });
    expect(subject.drift).toEqual([
      { address: 'aws_s3_bucket.b', type: 'aws_s3_bucket', kind: 'update' },
      { address: 'x.y', type: 'x', kind: 'delete' },
    ]);
    expect(subject.configuration.externals).toEqual([
      { address: 'action.x.y', kind: 'provider-action', detail: 'x' },
    ]);
    expect(skipped.map(s => [s.part, s.path])).toEqual([
      ['prior-state', '/resource_drift/2'],
      ['configuration', '/action_invocations/1'],
    ]);
  });

  describe('never reads loosely in silence', () => {
    const skippedOf = (document: object) =>
      adaptDocument(document).skipped.map(s => [s.part, s.path, s.code]);

    it.each<[string, object, string[][]]>([
      [
        'a change without change',
        plan([{ address: 'a.b', mode: 'managed', type: 'a', name: 'b' }]),
        [['resources', '/resource_changes/0/change', 'change-unreadable']],
      ],
      [
        'a row that is no object',
        plan(['x']),
        [['resources', '/resource_changes/0', 'change-unreadable']],
      ],
      [
        'values that are no object',
        plan([row('a.b', { after: 'x' })]),
        [
          [
            'resources',
            '/resource_changes/0/change/after',
            'values-unreadable',
          ],
        ],
      ],
      [
        'one address twice',
        plan([row('a.b', {}), row('a.b', {})]),
        [['resources', '/resource_changes/1', 'address-repeated']],
      ],
      [
        'a mode nobody knows',
        plan([row('a.b', {}, { mode: 'imagined' })]),
        [['resources', '/resource_changes/0/mode', 'mode-unknown']],
      ],
      [
        'a value known and unknown at once',
        plan([row('a.b', { after: { x: 1 }, after_unknown: { x: true } })]),
        [
          [
            'resources',
            '/resource_changes/0/change/after/x',
            'known-and-unknown',
          ],
        ],
      ],
      [
        'a mask that is none',
        plan([row('a.b', { after: { x: 1 }, after_unknown: { x: 'yes' } })]),
        [
          [
            'resources',
            '/resource_changes/0/change/after/x',
            'known-and-unknown',
          ],
        ],
      ],
      [
        'changes cut out of the plan',
        plan([], {
          planned_values: {
            root_module: { resources: [{ address: 'a.b', mode: 'managed' }] },
          },
        }),
        [['resources', '/planned_values', 'changes-missing']],
      ],
      [
        'no configuration',
        { ...plan([]), configuration: undefined },
        [['configuration', '/configuration', 'missing']],
      ],
      [
        'a module that is called and not there',
        plan([], {
          configuration: {
            provider_config: { aws: 'x' },
            root_module: {
              module_calls: { a: { source: './a' }, b: 1 },
              resources: [
                { type: 'x' },
                { type: 'x', name: 'y', provisioners: {} },
              ],
            },
          },
        }),
        [
          ['configuration', '/configuration/provider_config/aws', 'unreadable'],
          [
            'configuration',
            '/configuration/root_module/resources/0',
            'unreadable',
          ],
          [
            'configuration',
            '/configuration/root_module/resources/1',
            'unreadable',
          ],
          [
            'configuration',
            '/configuration/root_module/module_calls/a/module',
            'unreadable',
          ],
          [
            'configuration',
            '/configuration/root_module/module_calls/b',
            'unreadable',
          ],
        ],
      ],
      [
        'a version that is none',
        { ...plan([]), format_version: 'new' },
        [['resources', '/format_version', 'format-version-unreadable']],
      ],
      [
        'variables that are a list',
        plan([], { variables: [] }),
        [['variables', '/variables', 'no-object']],
      ],
    ])('%s', (_, document, skipped) => {
      expect(skippedOf(document)).toEqual(skipped);
    });

    it('lets a refresh-only plan be: what it lists already exists', () => {
      const state = {
        root_module: { resources: [{ address: 'a.b', mode: 'managed' }] },
      };
      expect(
        skippedOf(
          plan([], { planned_values: state, prior_state: { values: state } }),
        ),
      ).toEqual([]);
    });
  });

  it.each<[string, object, string]>([
    ['errors', plan([], { errored: true }), 'plan-errored'],
    [
      'a future format',
      { ...plan([]), format_version: '2.0' },
      'format-version-unsupported',
    ],
    [
      'show of a state',
      { format_version: '1.0', terraform_version: '1.1.0', values: {} },
      'state-not-plan',
    ],
    [
      'a state file',
      {
        version: 4,
        terraform_version: '1.1.0',
        serial: 1,
        lineage: 'x',
        resources: [],
      },
      'state-not-plan',
    ],
    ['no version', { resource_changes: [] }, 'shape'],
    ['changes that are no list', plan([], { resource_changes: {} }), 'shape'],
    ['a version alone', { format_version: '1.2' }, 'shape'],
    ['nothing of a plan', {}, 'format-unknown'],
    [
      'a plan that is also a configuration',
      plan([], { files: {} }),
      'format-ambiguous',
    ],
  ])('refuses %s', (_, document, code) => {
    expect(refusalOf(() => adaptDocument(document)).code).toBe(code);
  });

  it('never guesses the formats that fewer rules look at', () => {
    for (const document of [
      { name: 'x', parameters: {} },
      { module: {}, values: {} },
    ]) {
      expect(refusalOf(() => adaptDocument(document)).code).toBe(
        'format-unknown',
      );
    }
  });
});
