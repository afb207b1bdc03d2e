# METADATA
# title: "Services must use a tier with a service level agreement"
# description: |
#   Free and basic tiers have no service level agreement, no zones and often fewer network
#   controls.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/aks/free-standard-pricing-tiers
#   - ref: https://learn.microsoft.com/en-us/azure/load-balancer/skus
#   - ref: https://learn.microsoft.com/en-us/azure/application-gateway/overview-v2
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
# custom:
#   message: "The tier has no service level agreement: {path} is {actual}."
#   fix: "Set {path} to one of: {expected}."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [service-tier]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.service_tier

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["service-tier"])
}
