# METADATA
# title: "Databases are backed up long enough"
# description: |
#   A mistake is often noticed days later; backups that are gone by then do not help.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server
# custom:
#   message: "{resource} keeps backups for {actual} days; at least {expected} are needed."
#   fix: "Raise the retention."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Be able to get data back"
#   subject:
#     type: infrastructure
#     types:
#       - aws_db_instance
#       - aws_rds_cluster
#       - aws_docdb_cluster
#       - aws_neptune_cluster
#       - aws_redshift_cluster
#       - aws_elasticache_replication_group
#       - aws_memorydb_cluster
#       - azurerm_postgresql_flexible_server
#       - azurerm_mysql_flexible_server
#       - azurerm_postgresql_server
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumBackupDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.backup_retention

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults
import data.guardrails.lib.parameters

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.below(change, defaults.for_change(change, requirement), parameters.values.minimumBackupDays)
}

requirements := [
	{"type": "aws_db_instance", "path": ["backup_retention_period"], "default": 0, "computed": true},
	{"type": "aws_rds_cluster", "path": ["backup_retention_period"], "default": 1, "computed": true},
	{"type": "aws_docdb_cluster", "path": ["backup_retention_period"], "default": 1},
	{"type": "aws_neptune_cluster", "path": ["backup_retention_period"], "default": 1},
	{"type": "aws_redshift_cluster", "path": ["automated_snapshot_retention_period"], "default": 1},
	{"type": "aws_elasticache_replication_group", "path": ["snapshot_retention_limit"], "default": 0},
	{"type": "aws_memorydb_cluster", "path": ["snapshot_retention_limit"], "default": 0, "computed": true},
	{"type": "azurerm_postgresql_flexible_server", "path": ["backup_retention_days"], "default": 7, "computed": true},
	{"type": "azurerm_mysql_flexible_server", "path": ["backup_retention_days"], "default": 7},
	{"type": "azurerm_postgresql_server", "path": ["backup_retention_days"], "default": 7, "computed": true},
]
