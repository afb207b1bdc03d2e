# METADATA
# title: "Databases must set a maintenance window"
# description: |
#   Without a maintenance window the provider restarts the server at any time.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/postgresql/flexible-server/concepts-maintenance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/postgresql_flexible_server
# custom:
#   message: "No maintenance window is set."
#   fix: "Set a maintenance window outside business hours."
#   severity: low
#   level: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [maintenance-window]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.maintenance_window

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["maintenance-window"])
}
