# METADATA
# title: "Production data is encrypted with a key of our own"
# description: |
#   With a key of our own we decide who may decrypt, see every use of it, and can withdraw it; with
#   the provider's default key none of this is possible.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
# custom:
#   message: "{resource} is not encrypted with a key of our own: {path} is {actual}."
#   fix: "Name a key that the organisation manages; the keys alias/aws/... are those of AWS."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - aws_db_instance
#       - aws_rds_cluster
#       - aws_efs_file_system
#       - aws_ebs_volume
#       - aws_redshift_cluster
#       - aws_elasticache_replication_group
#       - aws_memorydb_cluster
#       - aws_sagemaker_notebook_instance
#       - aws_sagemaker_domain
#       - aws_location_tracker
#       - aws_location_geofence_collection
#       - aws_docdb_cluster
#       - aws_cloudwatch_log_group
#       - aws_sns_topic
#       - aws_secretsmanager_secret
#       - aws_dms_replication_instance
#       - aws_dms_endpoint
#       - aws_mwaa_environment
#       - aws_cloudtrail
#       - aws_lambda_function
#       - aws_kinesis_firehose_delivery_stream
#       - aws_dynamodb_table
#       - azurerm_managed_disk
#       - azurerm_cosmosdb_account
#       - google_storage_bucket
#       - google_compute_disk
#       - google_sql_database_instance
#       - google_bigquery_dataset
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.customer_managed_key

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.keys
import data.guardrails.lib.markers

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in keys.not_own(change, requirement)
}

# Variables of a function are stored too. A function without any stores nothing with the key.
finding contains found if {
	some change in changes.judged.aws_lambda_function
	not markers.missing(attributes.at(change.after, ["environment", 0, "variables"]))
	some found in keys.not_own(change, {"path": ["kms_key_arn"]})
}

# `computed`: the provider names its own key when nobody set one, so a value that is not known yet
# counts only where a reference says that somebody did.
requirements := [
	{"type": "aws_db_instance", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_rds_cluster", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_efs_file_system", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_ebs_volume", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_redshift_cluster", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_elasticache_replication_group", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_memorydb_cluster", "path": ["kms_key_arn"], "computed": true},
	{"type": "aws_sagemaker_notebook_instance", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_sagemaker_domain", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_location_tracker", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_location_geofence_collection", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_docdb_cluster", "path": ["kms_key_id"], "computed": true},
	{"type": "aws_cloudwatch_log_group", "path": ["kms_key_id"]},
	{"type": "aws_sns_topic", "path": ["kms_master_key_id"]},
	{"type": "aws_secretsmanager_secret", "path": ["kms_key_id"]},
	{"type": "aws_dms_replication_instance", "path": ["kms_key_arn"], "computed": true},
	{"type": "aws_dms_endpoint", "path": ["kms_key_arn"], "computed": true},
	{"type": "aws_mwaa_environment", "path": ["kms_key"]},
	{"type": "aws_cloudtrail", "path": ["kms_key_id"]},
	{"type": "aws_kinesis_firehose_delivery_stream", "path": ["server_side_encryption", 0, "key_arn"]},
	{"type": "aws_dynamodb_table", "path": ["server_side_encryption", 0, "kms_key_arn"], "computed": true},
	{"type": "azurerm_managed_disk", "path": ["disk_encryption_set_id"]},
	{"type": "azurerm_cosmosdb_account", "path": ["key_vault_key_id"]},
	{"type": "google_storage_bucket", "path": ["encryption", 0, "default_kms_key_name"]},
	{"type": "google_compute_disk", "path": ["disk_encryption_key", 0, "kms_key_self_link"]},
	{"type": "google_sql_database_instance", "path": ["encryption_key_name"], "computed": true},
	{"type": "google_bigquery_dataset", "path": ["default_encryption_configuration", 0, "kms_key_name"]},
]
