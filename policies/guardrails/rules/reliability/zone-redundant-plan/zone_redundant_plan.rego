# METADATA
# title: "A premium or isolated app service plan spans zones"
# description: |
#   An app service plan of a premium or isolated tier can spread its instances over zones, and does
#   not unless told to.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/reliability/reliability-app-service
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_plan
# custom:
#   message: "{resource} does not spread over zones: {path} is {actual}."
#   fix: "Switch zone balancing on and run at least two instances."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
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
