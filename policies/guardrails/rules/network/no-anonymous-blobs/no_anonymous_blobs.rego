# METADATA
# title: "Storage accounts must not allow anonymous read access"
# description: |
#   With anonymous access enabled, anyone who can create a container can make it public.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
# custom:
#   message: "Anonymous read access is allowed: {path} is {actual}."
#   fix: "Set {path} to false."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-anonymous-blobs]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_anonymous_blobs

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-anonymous-blobs"])
}
