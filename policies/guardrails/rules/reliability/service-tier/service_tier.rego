# METADATA
# title: "A service runs in a tier that comes with a service level"
# description: |
#   Free and basic tiers come without a service level agreement, without zones and often without the
#   network controls of the others.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/aks/free-standard-pricing-tiers
#   - ref: https://learn.microsoft.com/en-us/azure/load-balancer/skus
#   - ref: https://learn.microsoft.com/en-us/azure/application-gateway/overview-v2
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
# custom:
#   message: "{resource} runs in a tier without a service level: {path} is {actual}."
#   fix: "Choose one of the allowed tiers."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Run production on what the provider stands for"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_kubernetes_cluster
#       - azapi_resource
#       - azapi_update_resource
#       - azurerm_lb
#       - azurerm_application_gateway
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.service_tier

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

# The `default` is what Azure chooses where nothing is set.
requirements := [
	{"type": "azurerm_kubernetes_cluster", "path": ["sku_tier"], "allowed": ["Standard", "Premium"], "default": "Free"},
	{"type": "microsoft.containerservice/managedclusters", "path": ["body", "sku", "tier"], "allowed": ["Standard", "Premium"], "default": "Free"},
	{"type": "azurerm_lb", "path": ["sku"], "allowed": ["Standard", "Gateway"], "default": "Standard"},
	{"type": "microsoft.network/loadbalancers", "path": ["body", "sku", "name"], "allowed": ["Standard", "Gateway"], "default": "Basic"},
	{"type": "azurerm_application_gateway", "path": ["sku", 0, "name"], "allowed": ["Standard_v2", "WAF_v2"]},
	{"type": "microsoft.apimanagement/service", "path": ["body", "sku", "name"], "allowed": ["Premium", "PremiumV2"]},
]
