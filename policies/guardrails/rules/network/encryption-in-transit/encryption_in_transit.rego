# METADATA
# title: "Connections to data stores and services are encrypted"
# description: |
#   Whoever sits on the path of an unencrypted connection reads and changes what travels over it,
#   passwords included.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "{resource} allows connections without encryption: {path} is {actual}."
#   fix: "Set it so that only TLS connections are accepted."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt what travels over a network"
#   subject:
#     type: infrastructure
#     types:
#       - aws_elasticache_replication_group
#       - aws_memorydb_cluster
#       - aws_dax_cluster
#       - aws_msk_cluster
#       - aws_opensearch_domain
#       - aws_dms_endpoint
#       - aws_quicksight_data_source
#       - azurerm_storage_account
#       - azurerm_postgresql_server
#       - azurerm_mysql_server
#       - azurerm_mariadb_server
#       - azurerm_redis_cache
#       - azurerm_linux_web_app
#       - azurerm_windows_web_app
#       - azurerm_linux_function_app
#       - azurerm_windows_function_app
#       - azurerm_app_service
#       - azapi_resource
#       - azapi_update_resource
#       - google_sql_database_instance
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.encryption_in_transit

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

requirements := [
	{"type": "aws_elasticache_replication_group", "path": ["transit_encryption_enabled"], "allowed": [true], "default": false},
	{"type": "aws_memorydb_cluster", "path": ["tls_enabled"], "allowed": [true], "default": true},
	{"type": "aws_dax_cluster", "path": ["cluster_endpoint_encryption_type"], "allowed": ["TLS"], "default": "NONE"},
	{"type": "aws_msk_cluster", "path": ["encryption_info", "*", "encryption_in_transit", 0, "client_broker"], "allowed": ["TLS"], "default": "TLS"},
	{"type": "aws_msk_cluster", "path": ["encryption_info", "*", "encryption_in_transit", 0, "in_cluster"], "allowed": [true], "default": true},
	{"type": "aws_opensearch_domain", "path": ["node_to_node_encryption", 0, "enabled"], "allowed": [true], "default": false},
	{"type": "aws_dms_endpoint", "path": ["ssl_mode"], "allowed": ["require", "verify-ca", "verify-full"], "default": "none", "when": {"path": ["engine_name"], "values": ["aurora", "aurora-postgresql", "mariadb", "mysql", "postgres", "sqlserver", "azuredb"]}},
	{"type": "aws_quicksight_data_source", "path": ["ssl_properties", "*", "disable_ssl"], "allowed": [false], "default": false},
	{"type": "azurerm_storage_account", "path": ["https_traffic_only_enabled"], "allowed": [true], "default": true},
	{"type": "azurerm_storage_account", "path": ["enable_https_traffic_only"], "allowed": [true], "default": true},
	{"type": "azurerm_postgresql_server", "path": ["ssl_enforcement_enabled"], "allowed": [true]},
	{"type": "azurerm_mysql_server", "path": ["ssl_enforcement_enabled"], "allowed": [true]},
	{"type": "azurerm_mariadb_server", "path": ["ssl_enforcement_enabled"], "allowed": [true]},
	{"type": "azurerm_redis_cache", "path": ["non_ssl_port_enabled"], "allowed": [false], "default": false},
	{"type": "azurerm_redis_cache", "path": ["enable_non_ssl_port"], "allowed": [false], "default": false},
	{"type": "azurerm_linux_web_app", "path": ["https_only"], "allowed": [true], "default": false},
	{"type": "azurerm_windows_web_app", "path": ["https_only"], "allowed": [true], "default": false},
	{"type": "azurerm_linux_function_app", "path": ["https_only"], "allowed": [true], "default": false},
	{"type": "azurerm_windows_function_app", "path": ["https_only"], "allowed": [true], "default": false, "computed": true},
	{"type": "azurerm_app_service", "path": ["https_only"], "allowed": [true], "default": false},
	{"type": "microsoft.dbforpostgresql/servers", "path": ["body", "properties", "sslEnforcement"], "allowed": ["Enabled"]},
	{"type": "microsoft.dbformysql/servers", "path": ["body", "properties", "sslEnforcement"], "allowed": ["Enabled"]},
	{"type": "microsoft.storage/storageaccounts", "path": ["body", "properties", "supportsHttpsTrafficOnly"], "allowed": [true], "default": true},
	{"type": "google_sql_database_instance", "path": ["settings", 0, "ip_configuration", 0, "ssl_mode"], "allowed": ["ENCRYPTED_ONLY", "TRUSTED_CLIENT_CERTIFICATE_REQUIRED"]},
]
