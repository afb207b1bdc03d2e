# METADATA
# title: "Clusters must not have local accounts"
# description: |
#   A local administrator account belongs to no person, can't be revoked and leaves no name in the
#   logs.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "A local account is enabled: {path} is {actual}."
#   fix: "Disable local accounts and sign in through the organisation's directory."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-local-accounts]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.no_local_accounts

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-local-accounts"])
}
