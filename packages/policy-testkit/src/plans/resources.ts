type Values = Record<string, unknown>;

/** A resource that breaks no rule, or as many as its type can. @internal */
export type ResourceTemplate = {
  type: string;
  values: (options: { index: number; wrong: boolean }) => Values;
};

const key = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444';

/** Types of the three clouds, so that many rules have something to look at. @internal */
export const templates: ResourceTemplate[] = [
  {
    type: 'aws_db_instance',
    values: ({ index, wrong }) => ({
      identifier: `database-${index}`,
      engine: 'postgres',
      engine_version: '16.3',
      instance_class: wrong ? 'db.x2iedn.32xlarge' : 'db.t3.medium',
      allocated_storage: 50,
      multi_az: !wrong,
      publicly_accessible: wrong,
      storage_encrypted: !wrong,
      kms_key_id: wrong ? null : key,
      backup_retention_period: wrong ? 0 : 30,
      deletion_protection: !wrong,
      skip_final_snapshot: wrong,
      final_snapshot_identifier: wrong ? null : `last-${index}`,
      auto_minor_version_upgrade: !wrong,
      iam_database_authentication_enabled: !wrong,
      enabled_cloudwatch_logs_exports: wrong ? [] : ['postgresql'],
    }),
  },
  {
    type: 'aws_instance',
    values: ({ index, wrong }) => ({
      ami: `ami-${String(index).padStart(17, '0')}`,
      instance_type: wrong ? 'u-24tb1.112xlarge' : 't3.small',
      associate_public_ip_address: wrong,
      metadata_options: [{ http_tokens: wrong ? 'optional' : 'required' }],
      root_block_device: [{ encrypted: !wrong, volume_size: 20 }],
      vpc_security_group_ids: wrong ? [] : [`sg-${index}`],
      subnet_id: `subnet-${index % 9}`,
      user_data: `#!/bin/sh\necho machine ${index} of the service\n`,
    }),
  },
  {
    type: 'aws_security_group',
    values: ({ index, wrong }) => ({
      name: `group-${index}`,
      description: 'What may reach the machine',
      ingress: [
        {
          from_port: wrong ? 0 : 443,
          to_port: wrong ? 65535 : 443,
          protocol: wrong ? '-1' : 'tcp',
          cidr_blocks: [wrong ? '0.0.0.0/0' : `10.${index % 250}.0.0/16`],
          ipv6_cidr_blocks: wrong ? ['::/0'] : [],
          description: 'in',
        },
      ],
      egress: [],
    }),
  },
  {
    type: 'aws_iam_role_policy',
    values: ({ index, wrong }) => ({
      name: `policy-${index}`,
      role: `role-${index}`,
      policy: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: wrong ? '*' : ['s3:GetObject', 's3:ListBucket'],
            Resource: wrong ? '*' : `arn:aws:s3:::bucket-${index}/*`,
          },
        ],
      }),
    }),
  },
  {
    type: 'aws_ebs_volume',
    values: ({ index, wrong }) => ({
      availability_zone: 'eu-west-1a',
      size: 20 + (index % 100),
      encrypted: !wrong,
      kms_key_id: wrong ? null : key,
    }),
  },
  {
    type: 'azurerm_kubernetes_cluster',
    values: ({ index, wrong }) => ({
      name: `cluster-${index}`,
      location: wrong ? 'eastus' : 'westeurope',
      sku_tier: wrong ? 'Free' : 'Standard',
      private_cluster_enabled: !wrong,
      local_account_disabled: !wrong,
      role_based_access_control_enabled: !wrong,
      key_management_service: wrong
        ? []
        : [{ key_vault_key_id: `/keys/${index}` }],
      network_profile: [{ network_policy: wrong ? null : 'calico' }],
      oms_agent: wrong ? [] : [{ log_analytics_workspace_id: `/w/${index}` }],
      default_node_pool: [
        {
          name: 'system',
          vm_size: wrong ? 'Standard_M416ms_v2' : 'Standard_B2s',
          zones: wrong ? ['1'] : ['1', '2', '3'],
          auto_scaling_enabled: !wrong,
          min_count: wrong ? 1 : 3,
          max_count: 5,
        },
      ],
    }),
  },
  {
    type: 'google_compute_firewall',
    values: ({ index, wrong }) => ({
      name: `firewall-${index}`,
      direction: 'INGRESS',
      allow: [{ protocol: 'tcp', ports: [wrong ? '0-65535' : '443'] }],
      source_ranges: [wrong ? '0.0.0.0/0' : `10.${index % 250}.0.0/16`],
      log_config: wrong ? [] : [{ metadata: 'INCLUDE_ALL_METADATA' }],
    }),
  },
];
