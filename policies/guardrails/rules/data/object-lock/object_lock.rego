# METADATA
# title: "Buckets with an object lock must enable it"
# description: |
#   A lock keeps objects from being overwritten or deleted, by mistake or by an attacker.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
# custom:
#   message: "Objects are not locked: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     places: [object-lock]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.data.object_lock

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["object-lock"])
}
