# METADATA
# title: "App Service plans must use a standard, premium or isolated tier"
# description: |
#   Free, shared and basic plans have no slots, no autoscaling and few resources. Free and shared
#   plans have no service level agreement.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/app-service/overview-hosting-plans
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_plan
# custom:
#   message: "The tier is not allowed: {path} is {actual}."
#   fix: "Use a standard, premium or isolated tier."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_service_plan
#       - azurerm_app_service_plan
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.app_service_tier

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	found := too_low(change, requirement.path, attributes.at(change.after, requirement.path))
}

too_low(change, path, tier) := findings.undecided(change, path, "standard or better") if {
	markers.hidden(tier)
} else := findings.violation(change, path, "standard or better", tier) if {
	not parameters.matches(tiers, tier)
}

# Standard, premium, isolated, elastic premium, workflow, flexible and consumption plans.
tiers := ["S1", "S2", "S3", "P*", "I*", "EP*", "WS*", "FC*", "Y1"]

requirements := [
	{"type": "azurerm_service_plan", "path": ["sku_name"]},
	{"type": "azurerm_app_service_plan", "path": ["sku", 0, "size"]},
	{"type": "microsoft.web/serverfarms", "path": ["body", "sku", "name"]},
]
