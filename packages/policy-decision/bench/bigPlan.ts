const PROVIDER = 'registry.terraform.io/hashicorp/aws';

/** A plan of about so many bytes: databases, machines and security groups that break a rule here and there, or everywhere. */
export function bigPlan(options: {
  bytes: number;
  findings: 'few' | 'everywhere';
}): Uint8Array {
  const everywhere = options.findings === 'everywhere';
  const changes: object[] = [];
  let size = 0;
  for (let i = 0; size < options.bytes; i++) {
    const wrong = everywhere || i % 500 === 0;
    const change = resourceChange(i, wrong);
    size += JSON.stringify(change).length;
    changes.push(change);
  }
  return Buffer.from(
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.0',
      planned_values: { root_module: {} },
      resource_changes: changes,
      configuration: {
        provider_config: {
          aws: {
            name: 'aws',
            full_name: PROVIDER,
            version_constraint: '5.80.0',
            expressions: { region: { constant_value: 'eu-west-1' } },
          },
        },
        root_module: {},
      },
    }),
  );
}

function resourceChange(i: number, wrong: boolean): object {
  const [type, values] = [database, machine, securityGroup][i % 3](i, wrong);
  const tags = wrong
    ? { note: 'none' }
    : { owner: `group:default/team-${i % 20}`, 'cost-center': '4711' };
  return {
    address: `module.part${i % 50}.${type}.main[${i}]`,
    module_address: `module.part${i % 50}`,
    mode: 'managed',
    type,
    name: 'main',
    index: i,
    provider_name: PROVIDER,
    change: {
      actions: ['create'],
      before: null,
      after: { ...values, tags, tags_all: tags },
      after_unknown: { id: true, arn: true },
      before_sensitive: false,
      after_sensitive: {},
    },
  };
}

function database(i: number, wrong: boolean): [string, object] {
  return [
    'aws_db_instance',
    {
      identifier: `database-${i}`,
      engine: 'postgres',
      engine_version: '16.3',
      instance_class: 'db.t3.medium',
      allocated_storage: 50,
      publicly_accessible: wrong,
      storage_encrypted: !wrong,
      kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/k',
      backup_retention_period: wrong ? 0 : 30,
      deletion_protection: !wrong,
      skip_final_snapshot: wrong,
      final_snapshot_identifier: `last-${i}`,
      auto_minor_version_upgrade: !wrong,
      multi_az: true,
      enabled_cloudwatch_logs_exports: ['postgresql'],
    },
  ];
}

function machine(i: number, wrong: boolean): [string, object] {
  return [
    'aws_instance',
    {
      ami: 'ami-1',
      instance_type: 't3.small',
      associate_public_ip_address: wrong,
      metadata_options: [{ http_tokens: wrong ? 'optional' : 'required' }],
      root_block_device: [{ encrypted: !wrong, volume_size: 20 }],
      vpc_security_group_ids: [`sg-${i}`],
      user_data: `#!/bin/sh\necho machine ${i}\n`,
    },
  ];
}

function securityGroup(i: number, wrong: boolean): [string, object] {
  return [
    'aws_security_group',
    {
      name: `group-${i}`,
      description: 'What may reach the machine',
      ingress: [
        {
          from_port: wrong ? 22 : 443,
          to_port: wrong ? 22 : 443,
          protocol: 'tcp',
          cidr_blocks: [wrong ? '0.0.0.0/0' : `10.${i % 250}.0.0/16`],
          description: 'in',
        },
      ],
    },
  ];
}
