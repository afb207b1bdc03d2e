# METADATA
# title: "Clusters must use role-based access control"
# description: |
#   Without role-based access control, everyone who can sign in can do everything.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/container_cluster
# custom:
#   message: "Role-based access control is not in use: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level: mandatory
#   objective: "Grant least privilege"
#   subject:
#     type: infrastructure
#     places: [role-based-access]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.role_based_access

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["role-based-access"])
}
