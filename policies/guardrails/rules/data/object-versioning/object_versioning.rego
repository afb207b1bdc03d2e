# METADATA
# title: "Object stores must have versioning enabled"
# description: |
#   With versioning, an overwritten or deleted object is restored in minutes.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_account
# custom:
#   message: "Versioning is not enabled ({path})."
#   fix: "Set {path} to true."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [object-versioning]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.object_versioning

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["object-versioning"])
}
