# METADATA
# title: "A database is not reachable from the internet"
# description: |
#   A database with a public address is found by scanners within minutes and from then on is one
#   leaked or guessed password away from a breach.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "{resource} can be reached from the internet: {path} is {actual}."
#   fix: "Switch public access off and reach the database through the private network."
#   severity: critical
#   level: mandatory
#   objective: "Keep data stores off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_db_instance
#       - aws_rds_cluster_instance
#       - aws_redshift_cluster
#       - aws_dms_replication_instance
#       - aws_redshiftserverless_workgroup
#       - aws_neptune_cluster_instance
#       - aws_docdb_cluster_instance
#       - azurerm_mssql_server
#       - azurerm_postgresql_server
#       - azurerm_mysql_server
#       - azurerm_mariadb_server
#       - azurerm_synapse_workspace
#       - google_sql_database_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_database

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

# The `default` is what the provider does when nothing is set: AWS keeps databases private, Azure
# and Google do not.
requirements := [
	{"type": "aws_db_instance", "path": ["publicly_accessible"], "allowed": [false], "default": false},
	{"type": "aws_rds_cluster_instance", "path": ["publicly_accessible"], "allowed": [false], "default": false, "computed": true},
	{"type": "aws_redshift_cluster", "path": ["publicly_accessible"], "allowed": [false], "default": false},
	{"type": "aws_dms_replication_instance", "path": ["publicly_accessible"], "allowed": [false], "default": false, "computed": true},
	{"type": "aws_redshiftserverless_workgroup", "path": ["publicly_accessible"], "allowed": [false], "default": false},
	{"type": "aws_neptune_cluster_instance", "path": ["publicly_accessible"], "allowed": [false], "default": false},
	{"type": "aws_docdb_cluster_instance", "path": ["publicly_accessible"], "allowed": [false], "default": false, "computed": true},
	{"type": "azurerm_mssql_server", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_postgresql_server", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_mysql_server", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_mariadb_server", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "azurerm_synapse_workspace", "path": ["public_network_access_enabled"], "allowed": [false], "default": true},
	{"type": "google_sql_database_instance", "path": ["settings", 0, "ip_configuration", 0, "ipv4_enabled"], "allowed": [false], "default": true},
]
