# METADATA
# title: Tags
# description: |
#   Which resources take tags or labels. Terraform prints every attribute of a type, so most show it
#   themselves; a type of this list counts as taggable even where the evidence leaves the attribute out.
package guardrails.lib.tags

# METADATA
# description: Whether a resource could carry tags.
taken_by(change) if change.taggable

taken_by(change) if types[change.type]

types := {
	"aws_acm_certificate", "aws_alb", "aws_ami", "aws_api_gateway_rest_api", "aws_api_gateway_stage",
	"aws_apigatewayv2_api", "aws_athena_workgroup", "aws_backup_plan", "aws_backup_vault", "aws_batch_job_queue",
	"aws_cloudfront_distribution", "aws_cloudtrail", "aws_cloudwatch_log_group", "aws_cloudwatch_metric_alarm",
	"aws_codebuild_project", "aws_codepipeline", "aws_db_cluster_snapshot", "aws_db_instance", "aws_db_snapshot",
	"aws_db_subnet_group", "aws_dms_replication_instance", "aws_docdb_cluster", "aws_dynamodb_table",
	"aws_ebs_snapshot", "aws_ebs_volume", "aws_ec2_transit_gateway", "aws_ecr_repository", "aws_ecs_cluster",
	"aws_ecs_service", "aws_ecs_task_definition", "aws_efs_file_system", "aws_eip", "aws_eks_cluster",
	"aws_eks_node_group", "aws_elasticache_cluster", "aws_elasticache_replication_group", "aws_elasticsearch_domain",
	"aws_elb", "aws_emr_cluster", "aws_flow_log", "aws_fsx_lustre_file_system", "aws_glue_crawler", "aws_glue_job",
	"aws_iam_policy", "aws_iam_role", "aws_iam_user", "aws_instance", "aws_internet_gateway", "aws_key_pair",
	"aws_kinesis_firehose_delivery_stream", "aws_kinesis_stream", "aws_kms_key", "aws_lambda_function",
	"aws_launch_template", "aws_lb", "aws_lb_target_group", "aws_memorydb_cluster", "aws_mq_broker",
	"aws_msk_cluster", "aws_mwaa_environment", "aws_nat_gateway", "aws_neptune_cluster", "aws_network_acl",
	"aws_opensearch_domain", "aws_rds_cluster", "aws_rds_cluster_instance", "aws_redshift_cluster",
	"aws_route53_zone", "aws_route_table", "aws_s3_bucket", "aws_sagemaker_domain", "aws_sagemaker_endpoint",
	"aws_sagemaker_notebook_instance", "aws_secretsmanager_secret", "aws_security_group", "aws_sfn_state_machine",
	"aws_sns_topic", "aws_sqs_queue", "aws_ssm_parameter", "aws_subnet", "aws_transfer_server", "aws_vpc",
	"aws_vpc_endpoint", "aws_vpc_peering_connection", "aws_wafv2_web_acl",
	"azurerm_api_management", "azurerm_app_service", "azurerm_app_service_plan", "azurerm_application_gateway",
	"azurerm_application_insights", "azurerm_availability_set", "azurerm_cognitive_account", "azurerm_container_app",
	"azurerm_container_group", "azurerm_container_registry", "azurerm_cosmosdb_account", "azurerm_data_factory",
	"azurerm_databricks_workspace", "azurerm_dns_zone", "azurerm_eventhub_namespace", "azurerm_firewall",
	"azurerm_image", "azurerm_key_vault", "azurerm_kubernetes_cluster", "azurerm_kubernetes_cluster_node_pool",
	"azurerm_kusto_cluster", "azurerm_lb", "azurerm_linux_function_app", "azurerm_linux_virtual_machine",
	"azurerm_linux_virtual_machine_scale_set", "azurerm_linux_web_app", "azurerm_log_analytics_workspace",
	"azurerm_managed_disk", "azurerm_mariadb_server", "azurerm_mssql_database", "azurerm_mssql_server",
	"azurerm_mysql_flexible_server", "azurerm_mysql_server", "azurerm_nat_gateway", "azurerm_network_interface",
	"azurerm_network_security_group", "azurerm_orchestrated_virtual_machine_scale_set",
	"azurerm_postgresql_flexible_server", "azurerm_postgresql_server", "azurerm_private_dns_zone",
	"azurerm_private_endpoint", "azurerm_public_ip", "azurerm_recovery_services_vault", "azurerm_redis_cache",
	"azurerm_resource_group", "azurerm_route_table", "azurerm_search_service", "azurerm_service_plan",
	"azurerm_servicebus_namespace", "azurerm_snapshot", "azurerm_sql_server", "azurerm_storage_account",
	"azurerm_user_assigned_identity", "azurerm_virtual_machine", "azurerm_virtual_network",
	"azurerm_virtual_network_gateway", "azurerm_windows_function_app", "azurerm_windows_virtual_machine",
	"azurerm_windows_virtual_machine_scale_set", "azurerm_windows_web_app",
	"google_artifact_registry_repository", "google_bigquery_dataset", "google_bigquery_table",
	"google_bigtable_instance", "google_cloud_run_v2_service", "google_cloudfunctions2_function",
	"google_cloudfunctions_function", "google_compute_address", "google_compute_disk",
	"google_compute_forwarding_rule", "google_compute_image", "google_compute_instance", "google_compute_snapshot",
	"google_container_cluster", "google_dataproc_cluster", "google_dns_managed_zone", "google_filestore_instance",
	"google_kms_crypto_key", "google_project", "google_pubsub_subscription", "google_pubsub_topic",
	"google_redis_instance", "google_secret_manager_secret", "google_spanner_instance",
	"google_storage_bucket",
}
