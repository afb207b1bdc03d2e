# METADATA
# title: "Application gateways must autoscale with at least two instances"
# description: |
#   One instance is a single point of failure. A fixed number is too small under load or costs too
#   much.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/application-gateway/application-gateway-autoscaling-zone-redundant
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/application_gateway
# custom:
#   message: "Too few instances: {path} is {actual}."
#   fix: "Enable autoscaling with a minimum of {expected} instances."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_application_gateway
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.gateway_autoscaling

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.below(change, requirement, 2)
}

requirements := [
	{"type": "azurerm_application_gateway", "path": ["autoscale_configuration", 0, "min_capacity"]},
	{"type": "microsoft.network/applicationgateways", "path": ["body", "properties", "autoscaleConfiguration", "minCapacity"]},
]
