# METADATA
# title: "Clusters have no accounts of their own"
# description: |
#   A cluster's own administrator account belongs to nobody, cannot be taken back and leaves no name
#   in the logs.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "{resource} has an account of its own: {path} is {actual}."
#   fix: "Switch local accounts off and use the organisation's directory."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who is allowed in"
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
package guardrails.rules.clusters.no_local_accounts

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_kubernetes_cluster", "path": ["local_account_disabled"], "allowed": [true], "default": false},
	{"type": "microsoft.containerservice/managedclusters", "path": ["body", "properties", "disableLocalAccounts"], "allowed": [true], "default": false},
	{"type": "google_container_cluster", "path": ["master_auth", 0, "client_certificate_config", 0, "issue_client_certificate"], "allowed": [false], "default": false},
]
