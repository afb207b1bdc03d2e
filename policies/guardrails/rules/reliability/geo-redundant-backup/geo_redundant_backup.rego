# METADATA
# title: "Backups of a database are kept in a second region"
# description: |
#   A backup in the region of the database is lost together with it. Geo-redundant backup can be
#   chosen only when the server is created.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/mysql/flexible-server/concepts-backup-restore
#   - ref: https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/concepts-backup-restore
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server
# custom:
#   message: "{resource} keeps its backups in one region: {path} is {actual}."
#   fix: "Switch geo-redundant backup on."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Get data back after a disaster"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_mysql_flexible_server
#       - azurerm_postgresql_flexible_server
#       - azurerm_mariadb_server
#       - azurerm_mysql_server
#       - azurerm_postgresql_server
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.geo_redundant_backup

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

# Azure keeps backups in one region unless told otherwise.
requirements := [
	{"type": "azurerm_mysql_flexible_server", "path": ["geo_redundant_backup_enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_postgresql_flexible_server", "path": ["geo_redundant_backup_enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_mariadb_server", "path": ["geo_redundant_backup_enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_mysql_server", "path": ["geo_redundant_backup_enabled"], "allowed": [true], "default": false},
	{"type": "azurerm_postgresql_server", "path": ["geo_redundant_backup_enabled"], "allowed": [true], "default": false},
	{"type": "microsoft.dbformysql/flexibleservers", "path": ["body", "properties", "backup", "geoRedundantBackup"], "allowed": ["Enabled"], "default": "Disabled"},
	{"type": "microsoft.dbforpostgresql/flexibleservers", "path": ["body", "properties", "backup", "geoRedundantBackup"], "allowed": ["Enabled"], "default": "Disabled"},
]
