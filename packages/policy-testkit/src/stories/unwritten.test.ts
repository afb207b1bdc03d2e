import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createShippedLine, type ShippedLine } from '../line';

const OPENINGS = join(__dirname, '../../real-plans/openings/plan.json');

type Plan = {
  configuration: Record<string, unknown>;
  resource_changes: unknown[];
};

/** What the default of the provider means for a rule where nobody wrote the attribute, or `unknown` where it has none. */
type Row = [
  type: string,
  attribute: string,
  rule: string,
  unwritten: 'passes' | 'violation' | 'unknown',
];

const attributes: Row[] = [
  ['aws_security_group', 'ingress', 'network/no-open-port', 'passes'],
  ['aws_default_security_group', 'ingress', 'network/no-open-port', 'passes'],
  [
    'aws_default_security_group',
    'egress',
    'network/closed-default-group',
    'passes',
  ],
  [
    'azurerm_network_security_group',
    'security_rule',
    'network/no-open-port',
    'passes',
  ],
  ['aws_ec2_managed_prefix_list', 'entry', 'network/no-open-port', 'unknown'],
  [
    'aws_rds_cluster_instance',
    'publicly_accessible',
    'network/no-public-database',
    'passes',
  ],
  [
    'aws_docdb_cluster_instance',
    'publicly_accessible',
    'network/no-public-database',
    'passes',
  ],
  [
    'aws_dms_replication_instance',
    'publicly_accessible',
    'network/no-public-database',
    'passes',
  ],
  [
    'aws_mwaa_environment',
    'webserver_access_mode',
    'network/no-public-service',
    'passes',
  ],
  ['aws_s3_object', 'acl', 'network/no-public-bucket', 'passes'],
  ['aws_s3_bucket', 'acl', 'network/no-public-bucket', 'passes'],
  [
    'aws_lb_target_group',
    'connection_termination',
    'network/load-balancer-drains',
    'passes',
  ],
  [
    'azurerm_windows_function_app',
    'https_only',
    'network/encryption-in-transit',
    'violation',
  ],
  [
    'aws_dms_replication_instance',
    'auto_minor_version_upgrade',
    'compute/automatic-minor-upgrades',
    'violation',
  ],
  [
    'aws_elasticache_replication_group',
    'auto_minor_version_upgrade',
    'compute/automatic-minor-upgrades',
    'passes',
  ],
  [
    'aws_db_instance',
    'backup_retention_period',
    'data/backup-retention',
    'violation',
  ],
  [
    'aws_rds_cluster',
    'backup_retention_period',
    'data/backup-retention',
    'violation',
  ],
  [
    'aws_memorydb_cluster',
    'snapshot_retention_limit',
    'data/backup-retention',
    'violation',
  ],
  [
    'azurerm_postgresql_flexible_server',
    'backup_retention_days',
    'data/backup-retention',
    'passes',
  ],
  ['aws_efs_file_system', 'encrypted', 'data/encryption-at-rest', 'violation'],
  // The account decides on these, or the engine.
  ['aws_ebs_volume', 'encrypted', 'data/encryption-at-rest', 'unknown'],
  [
    'aws_rds_cluster',
    'storage_encrypted',
    'data/encryption-at-rest',
    'unknown',
  ],
  [
    'aws_elasticache_replication_group',
    'transit_encryption_enabled',
    'network/encryption-in-transit',
    'unknown',
  ],
  [
    'aws_iam_account_password_policy',
    'require_symbols',
    'identity/password-characters',
    'violation',
  ],
  [
    'aws_iam_account_password_policy',
    'password_reuse_prevention',
    'identity/password-reuse',
    'violation',
  ],
];

describe('what nobody wrote', () => {
  let line: ShippedLine;

  beforeAll(async () => {
    line = await createShippedLine();
  });

  async function findingsOf(plan: object) {
    const { verdict } = await line.judge({
      evidence: new TextEncoder().encode(JSON.stringify(plan)),
      format: 'terraform-plan',
      actor: { kind: 'human', ref: 'story', groups: [], origin: 'portal' },
      target: { environmentClass: 'production' },
      instant: new Date('2026-01-01T00:00:00Z'),
      parameters: line.withValues({}),
    });
    return verdict.findings;
  }

  async function kindOf(
    [type, attribute, rule]: Row,
    expressions: Record<string, unknown>,
  ) {
    const named = { type, name: 'main', address: `${type}.main` };
    const findings = await findingsOf({
      format_version: '1.2',
      terraform_version: '1.11.0',
      resource_changes: [
        {
          ...named,
          mode: 'managed',
          provider_name: `registry.terraform.io/hashicorp/${
            type.split('_')[0]
          }`,
          change: {
            actions: ['create'],
            before: null,
            after: {},
            after_unknown: { [attribute]: true },
          },
        },
      ],
      configuration: {
        root_module: {
          resources: [
            {
              ...named,
              mode: 'managed',
              expressions: { name: { constant_value: 'main' }, ...expressions },
            },
          ],
        },
      },
    });
    const [found] = findings.filter(
      each => each.rule === rule && each.path.startsWith(attribute),
    );
    return found?.kind ?? 'passes';
  }

  it.each(attributes)(
    'has the default of the provider: %s %s (%s: %s)',
    async (...item) => {
      expect(await kindOf(item, {})).toBe(item[3]);
    },
  );

  it.each(attributes)(
    'is told from what somebody wrote and is not known: %s %s (%s)',
    async (...item) => {
      const reference = { references: ['var.later'] };
      expect(await kindOf(item, { [item[1]]: reference })).toBe('unknown');
      expect(await kindOf(item, { [item[1]]: {} })).toBe('unknown');
    },
  );
});

describe('openings that Terraform cannot show yet', () => {
  const plan: Plan = JSON.parse(readFileSync(OPENINGS, 'utf8'));
  const inModule = (name: string) =>
    ['a.b', 'c]d'].map(key => `module.m["${key}"].aws_security_group.${name}`);
  const written = [
    'aws_default_security_group.dyn',
    'aws_ec2_managed_prefix_list.absent',
    'aws_ec2_managed_prefix_list.dyn',
    'aws_security_group.obj',
    'aws_security_group.static',
    'aws_security_group.two',
    'aws_security_group.upd',
    'aws_security_group.varnull',
    ...inModule('jdyn'),
    ...inModule('jstatic'),
  ].sort();
  const apart = [
    'aws_security_group.null',
    'aws_security_group.repl',
    ...inModule('jnone'),
  ];

  async function openIn(changed: object) {
    const line = await createShippedLine();
    const { verdict } = await line.judge({
      evidence: new TextEncoder().encode(JSON.stringify(changed)),
      format: 'terraform-plan',
      actor: { kind: 'human', ref: 'story', groups: [], origin: 'portal' },
      target: { environmentClass: 'production' },
      instant: new Date('2026-01-01T00:00:00Z'),
      parameters: line.withValues({}),
    });
    const open = verdict.findings.filter(
      ({ rule }) => rule === 'network/no-open-port',
    );
    return [...new Set(open.map(({ resource }) => resource))].sort();
  }

  it('are found in a real plan, and nothing else is', async () => {
    expect(await openIn(plan)).toEqual(written);
  });

  it.each<[string, object | undefined]>([
    ['missing', undefined],
    ['empty', {}],
    ['without resources', { ...plan.configuration, root_module: {} }],
    [
      'without expressions',
      JSON.parse(JSON.stringify(plan.configuration), (key, value) =>
        key === 'expressions' ? undefined : value,
      ),
    ],
    [
      'repeated',
      JSON.parse(JSON.stringify(plan.configuration), (key, value) =>
        key === 'resources' ? [...value, ...value] : value,
      ),
    ],
  ])(
    'are found where the configuration is %s, and groups that may hold some as well',
    async (_says, configuration) => {
      expect(await openIn({ ...plan, configuration })).toEqual(
        [...written, ...apart].sort(),
      );
    },
  );
});
