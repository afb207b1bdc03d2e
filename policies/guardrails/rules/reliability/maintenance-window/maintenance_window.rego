# METADATA
# title: "A database is maintained at a time that was chosen"
# description: |
#   Without a window the platform restarts the server whenever it suits the platform.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/concepts-maintenance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server
# custom:
#   message: "{resource} has no maintenance window."
#   fix: "Set a maintenance window outside of business hours."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_postgresql_flexible_server
#       - azurerm_mysql_flexible_server
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.maintenance_window

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.missing(change, requirement)
}

requirements := [
	{"type": "azurerm_postgresql_flexible_server", "path": ["maintenance_window"]},
	{"type": "azurerm_mysql_flexible_server", "path": ["maintenance_window"]},
]
