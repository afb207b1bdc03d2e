# METADATA
# title: "Data stores must not be deleted with their contents"
# description: |
#   A store with forced deletion is deleted with everything in it, without another confirmation.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
# custom:
#   message: "The store can be deleted together with its contents: {path} is {actual}."
#   fix: "Set {path} to false. Empty the store yourself before you delete it."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [no-forced-emptying]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.no_forced_emptying

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-forced-emptying"])
}
