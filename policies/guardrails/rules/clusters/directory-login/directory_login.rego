# METADATA
# title: "Clusters must use the sign-in of the directory"
# description: |
#   Client certificates are shared and keep working after people leave.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/service_fabric_cluster
# custom:
#   message: "Sign-in by the directory is not configured: {path} is not set."
#   fix: "Set {path}: of Service Fabric the tenant of Entra ID, of GKE the Google group that has the groups of the roles."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [directory-login]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.directory_login

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["directory-login"])
}
