/**
 * The plan of a small request, as a template would make it: one database, one bucket with its companions,
 * one machine behind a security group. It breaks three rules. More than twenty apply to it.
 */
export function smallPlan(): Uint8Array {
  const tags = { owner: 'group:default/payments', 'cost-center': '4711' };
  const resources: Array<[type: string, after: object]> = [
    [
      'aws_db_instance',
      {
        engine: 'postgres',
        engine_version: '16.3',
        instance_class: 'db.t3.medium',
        allocated_storage: 50,
        publicly_accessible: true,
        storage_encrypted: true,
        kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/k',
        backup_retention_period: 14,
        deletion_protection: true,
        skip_final_snapshot: false,
        final_snapshot_identifier: 'last',
        auto_minor_version_upgrade: true,
        multi_az: true,
        tags,
      },
    ],
    ['aws_s3_bucket', { bucket: 'reports', force_destroy: false, tags }],
    [
      'aws_s3_bucket_public_access_block',
      {
        bucket: 'reports',
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    ],
    [
      'aws_s3_bucket_versioning',
      { bucket: 'reports', versioning_configuration: [{ status: 'Enabled' }] },
    ],
    [
      'aws_instance',
      {
        ami: 'ami-1',
        instance_type: 't3.small',
        associate_public_ip_address: false,
        metadata_options: [{ http_tokens: 'required' }],
        root_block_device: [{ encrypted: true, volume_size: 20 }],
        vpc_security_group_ids: ['sg-1'],
        tags,
      },
    ],
    [
      'aws_security_group',
      {
        name: 'machine',
        ingress: [
          {
            from_port: 22,
            to_port: 22,
            protocol: 'tcp',
            cidr_blocks: ['0.0.0.0/0'],
          },
        ],
        tags: { owner: tags.owner },
      },
    ],
  ];
  return Buffer.from(
    JSON.stringify({
      format_version: '1.2',
      terraform_version: '1.11.0',
      planned_values: { root_module: {} },
      resource_changes: resources.map(([type, after]) => ({
        address: `${type}.main`,
        mode: 'managed',
        type,
        name: 'main',
        provider_name: 'registry.terraform.io/hashicorp/aws',
        change: {
          actions: ['create'],
          before: null,
          after,
          after_unknown: { id: true, arn: true },
          before_sensitive: false,
          after_sensitive: {},
        },
      })),
      configuration: {
        provider_config: {
          aws: {
            name: 'aws',
            full_name: 'registry.terraform.io/hashicorp/aws',
            version_constraint: '5.80.0',
            expressions: { region: { constant_value: 'eu-west-1' } },
          },
        },
        root_module: {
          resources: resources.map(([type]) => ({
            address: `${type}.main`,
            mode: 'managed',
            type,
            name: 'main',
            provider_config_key: 'aws',
            expressions: {},
            schema_version: 0,
          })),
        },
      },
    }),
  );
}
