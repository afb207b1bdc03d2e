# METADATA
# title: "Stored data is encrypted"
# description: |
#   Unencrypted disks, snapshots and backups can be read by whoever gets hold of a copy, without any
#   key.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/data_lake_store
# custom:
#   message: "{resource} stores data unencrypted: {path} is {actual}."
#   fix: "Switch encryption on; it can rarely be added later without making the resource anew."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep stored data unreadable for others"
#   subject:
#     type: infrastructure
#     types:
#       - aws_db_instance
#       - aws_rds_cluster
#       - aws_docdb_cluster
#       - aws_neptune_cluster
#       - aws_ebs_volume
#       - aws_efs_file_system
#       - aws_redshift_cluster
#       - aws_elasticache_replication_group
#       - aws_dax_cluster
#       - aws_opensearch_domain
#       - aws_elasticsearch_domain
#       - aws_workspaces_workspace
#       - azurerm_data_lake_store
#       - azurerm_mssql_database
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.encryption_at_rest

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

# The `default` is what the provider does when nothing is set.
requirements := [
	{"type": "aws_db_instance", "path": ["storage_encrypted"], "allowed": [true], "default": false},
	{"type": "aws_rds_cluster", "path": ["storage_encrypted"], "allowed": [true], "default": false},
	{"type": "aws_docdb_cluster", "path": ["storage_encrypted"], "allowed": [true], "default": false},
	{"type": "aws_neptune_cluster", "path": ["storage_encrypted"], "allowed": [true], "default": false},
	{"type": "aws_ebs_volume", "path": ["encrypted"], "allowed": [true], "default": false},
	{"type": "aws_efs_file_system", "path": ["encrypted"], "allowed": [true], "default": false, "computed": true},
	{"type": "aws_redshift_cluster", "path": ["encrypted"], "allowed": [true], "default": false},
	{"type": "aws_elasticache_replication_group", "path": ["at_rest_encryption_enabled"], "allowed": [true], "default": false},
	{"type": "aws_dax_cluster", "path": ["server_side_encryption", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "aws_opensearch_domain", "path": ["encrypt_at_rest", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "aws_elasticsearch_domain", "path": ["encrypt_at_rest", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "aws_workspaces_workspace", "path": ["root_volume_encryption_enabled"], "allowed": [true], "default": false},
	{"type": "aws_workspaces_workspace", "path": ["user_volume_encryption_enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_data_lake_store", "path": ["encryption_state"], "allowed": ["Enabled"], "default": "Enabled"},
	{"type": "azurerm_mssql_database", "path": ["transparent_data_encryption_enabled"], "allowed": [true], "default": true},
]
