# METADATA
# title: "Threat detection watches clusters and registries"
# description: |
#   The free tier looks at settings now and then. Only the paid plans notice an attack on a cluster or a
#   malicious image while it happens.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/defender-for-cloud/defender-for-containers-introduction
# custom:
#   message: "{resource} leaves clusters or registries unwatched: {path} is {actual}."
#   fix: "Choose the tier Standard."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to see afterwards what happened"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_security_center_subscription_pricing
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.threat_detection

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

plans := ["Containers", "ContainerRegistry", "KubernetesService"]

requirements := [
	{"type": "azurerm_security_center_subscription_pricing", "path": ["tier"], "allowed": ["Standard"], "when": {"path": ["resource_type"], "values": plans}},
	{"type": "microsoft.security/pricings", "path": ["body", "properties", "pricingTier"], "allowed": ["Standard"], "when": {"path": ["name"], "values": plans}},
]
