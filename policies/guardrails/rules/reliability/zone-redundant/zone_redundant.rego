# METADATA
# title: "Managed services must be zone-redundant"
# description: |
#   By default, managed services run in one zone and stop when it fails.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/reliability/availability-zones-service-support
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mysql_flexible_server
# custom:
#   message: "The service is not zone-redundant: {path} is {actual}."
#   fix: "Set {path} to {expected}. For many services this is only possible at creation."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [zone-redundant]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.zone_redundant

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["zone-redundant"])
}
