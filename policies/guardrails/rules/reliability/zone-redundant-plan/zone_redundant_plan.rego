# METADATA
# title: "Premium and isolated App Service plans must be zone-redundant"
# description: |
#   An App Service plan of a premium or isolated tier can spread its instances over zones, but not
#   by default.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/reliability/reliability-app-service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_plan
# custom:
#   message: "Zone redundancy is off: {path} is {actual}."
#   fix: "Set {path} to true, and run at least two instances."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_service_plan
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.zone_redundant_plan

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	can_span(attributes.at(change.after, requirement.tier))
	some found in attributes.not_allowed(change, requirement)
}

# A tier that is not known may be one that can; other tiers cannot span zones at all.
can_span(tier) if markers.hidden(tier)

can_span(null)

can_span(tier) if parameters.matches(["P*", "I*"], tier)

requirements := [
	{
		"type": "azurerm_service_plan",
		"tier": ["sku_name"],
		"path": ["zone_balancing_enabled"],
		"allowed": [true],
		"default": false,
	},
	{
		"type": "microsoft.web/serverfarms",
		"tier": ["body", "sku", "name"],
		"path": ["body", "properties", "zoneRedundant"],
		"allowed": [true],
		"default": false,
	},
]
