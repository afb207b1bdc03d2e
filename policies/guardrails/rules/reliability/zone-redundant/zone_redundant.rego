# METADATA
# title: "A managed service survives the loss of a zone"
# description: |
#   Managed services run in one zone unless told otherwise, and stop with it.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/reliability/availability-zones-service-support
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server
# custom:
#   message: "{resource} does not survive the loss of a zone: {path} is {actual}."
#   fix: "Switch zone redundancy on; it can often be chosen only when the service is created."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_mysql_flexible_server
#       - azurerm_postgresql_flexible_server
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.zone_redundant

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

# Event Hubs chooses zone redundancy itself where the region has zones, unless it is switched off.
requirements := [
	{"type": "azurerm_mysql_flexible_server", "path": ["high_availability", 0, "mode"], "allowed": ["ZoneRedundant"]},
	{"type": "azurerm_postgresql_flexible_server", "path": ["high_availability", 0, "mode"], "allowed": ["ZoneRedundant"]},
	{"type": "microsoft.dbformysql/flexibleservers", "path": ["body", "properties", "highAvailability", "mode"], "allowed": ["ZoneRedundant"]},
	{"type": "microsoft.dbforpostgresql/flexibleservers", "path": ["body", "properties", "highAvailability", "mode"], "allowed": ["ZoneRedundant"]},
	{"type": "microsoft.eventhub/namespaces", "path": ["body", "properties", "zoneRedundant"], "allowed": [true], "default": true},
]
