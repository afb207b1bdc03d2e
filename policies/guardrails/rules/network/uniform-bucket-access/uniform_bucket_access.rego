# METADATA
# title: "Buckets must use uniform bucket-level access"
# description: |
#   When single objects have their own access rights, it is unclear who can read what.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
# custom:
#   message: "Objects can have their own access rights."
#   fix: "Set uniform_bucket_level_access to true."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [uniform-bucket-access]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.uniform_bucket_access

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["uniform-bucket-access"])
}
