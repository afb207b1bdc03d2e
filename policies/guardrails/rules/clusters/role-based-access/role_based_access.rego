# METADATA
# title: "Clusters decide by role who may do what"
# description: |
#   Without roles everybody who is let in may do everything.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "{resource} does not decide by role who may do what: {path} is {actual}."
#   fix: "Switch role-based access control on."
#   severity: high
#   level: mandatory
#   objective: "Give every identity only what it needs"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_kubernetes_cluster
#       - azapi_resource
#       - azapi_update_resource
#       - google_container_cluster
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.role_based_access

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_kubernetes_cluster", "path": ["role_based_access_control_enabled"], "allowed": [true], "default": true},
	{"type": "azurerm_kubernetes_cluster", "path": ["role_based_access_control", "*", "enabled"], "allowed": [true], "default": true},
	{"type": "microsoft.containerservice/managedclusters", "path": ["body", "properties", "enableRBAC"], "allowed": [true], "default": true},
	{"type": "google_container_cluster", "path": ["enable_legacy_abac"], "allowed": [false], "default": false},
]
