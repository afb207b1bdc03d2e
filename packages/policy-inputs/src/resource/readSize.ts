import type { ResourceChange } from '@backstage-guardrails/policy-model';
import { isRecord } from '../evidence/isRecord';
import { isMarker } from './markers';

/** Where the types that have a size keep it: attributes and block names, in order of preference. */
const sizes: Record<string, string[]> = {
  aws_instance: ['instance_type'],
  aws_spot_instance_request: ['instance_type'],
  aws_launch_template: ['instance_type'],
  aws_launch_configuration: ['instance_type'],
  aws_ec2_host: ['instance_type', 'instance_family'],
  aws_db_instance: ['instance_class'],
  aws_rds_cluster: ['db_cluster_instance_class'],
  aws_rds_cluster_instance: ['instance_class'],
  aws_docdb_cluster_instance: ['instance_class'],
  aws_neptune_cluster_instance: ['instance_class'],
  aws_dms_replication_instance: ['replication_instance_class'],
  aws_elasticache_cluster: ['node_type'],
  aws_elasticache_replication_group: ['node_type'],
  aws_memorydb_cluster: ['node_type'],
  aws_redshift_cluster: ['node_type'],
  aws_dax_cluster: ['node_type'],
  aws_eks_node_group: ['instance_types'],
  aws_mq_broker: ['host_instance_type'],
  aws_sagemaker_notebook_instance: ['instance_type'],
  aws_elasticsearch_domain: ['cluster_config/instance_type'],
  aws_opensearch_domain: ['cluster_config/instance_type'],
  aws_emr_cluster: ['master_instance_group/instance_type'],
  aws_msk_cluster: ['broker_node_group_info/instance_type'],
  azurerm_virtual_machine: ['vm_size'],
  azurerm_linux_virtual_machine: ['size'],
  azurerm_windows_virtual_machine: ['size'],
  azurerm_virtual_machine_scale_set: ['sku/name'],
  azurerm_linux_virtual_machine_scale_set: ['sku'],
  azurerm_windows_virtual_machine_scale_set: ['sku'],
  azurerm_orchestrated_virtual_machine_scale_set: ['sku_name'],
  azurerm_kubernetes_cluster: ['default_node_pool/vm_size'],
  azurerm_kubernetes_cluster_node_pool: ['vm_size'],
  azurerm_app_service_plan: ['sku/size'],
  azurerm_service_plan: ['sku_name'],
  azurerm_sql_database: ['requested_service_objective_name', 'edition'],
  azurerm_mssql_database: ['sku_name'],
  azurerm_mssql_managed_instance: ['sku_name'],
  azurerm_postgresql_server: ['sku_name'],
  azurerm_postgresql_flexible_server: ['sku_name'],
  azurerm_mysql_server: ['sku_name'],
  azurerm_mysql_flexible_server: ['sku_name'],
  azurerm_mariadb_server: ['sku_name'],
  azurerm_redis_cache: ['sku_name'],
  google_compute_instance: ['machine_type'],
  google_compute_instance_template: ['machine_type'],
  google_compute_region_instance_template: ['machine_type'],
  google_container_cluster: ['node_config/machine_type'],
  google_container_node_pool: ['node_config/machine_type'],
  google_sql_database_instance: ['settings/tier'],
  google_redis_instance: ['tier'],
  google_notebooks_instance: ['machine_type'],
  google_workbench_instance: ['gce_setup/machine_type'],
  google_alloydb_instance: ['machine_config/machine_type'],
};

/** Instance type, class, SKU or machine type; absent where the type has none or the resource sets none. @internal */
export function readSize(
  type: string,
  values: Record<string, unknown>,
): ResourceChange['size'] {
  for (const path of Object.hasOwn(sizes, type) ? sizes[type] : []) {
    const size = path.split('/').reduce<unknown>(step, values);
    const one = Array.isArray(size) ? (size as unknown[])[0] : size;
    if (isMarker(one) || (typeof one === 'string' && one !== '')) return one;
  }
  return undefined;
}

/** Nested blocks are lists of one object in a plan; an unknown block makes all below it unknown. */
function step(value: unknown, name: string): unknown {
  const block = Array.isArray(value) ? (value as unknown[])[0] : value;
  if (isMarker(block)) return block;
  return isRecord(block) && Object.hasOwn(block, name)
    ? block[name]
    : undefined;
}
