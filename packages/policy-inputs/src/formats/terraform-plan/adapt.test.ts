import { inputSchema } from '@backstage-guardrails/policy-model';
import { adaptDocument } from '../../__testUtils__/evidence';
import { hash } from '../../__testUtils__/hash';
import {
  adaptPlan,
  changesOf,
  plan,
  row,
  sensitive,
  UNKNOWN,
} from '../../__testUtils__/plan';

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
              arn: { ...UNKNOWN, computed: true },
              id: { ...UNKNOWN, computed: true },
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
      ['aws_s3_bucket.b', 'aws_s3_bucket.a', 'update', true, undefined],
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

  it('names the origin of a recorded plan, and refuses another one', () => {
    const origin = (guardrails_origin: unknown) =>
      adaptDocument(plan([], { guardrails_origin })).source.origin;
    expect(origin(undefined)).toBeUndefined();
    expect(origin('demo')).toBe('demo');
    expect(() => origin('portal')).toThrow('guardrails_origin');
  });
});
