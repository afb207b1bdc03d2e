# METADATA
# title: "Buckets must not use access lists"
# description: |
#   A list on each object says who may read it. No policy of the bucket shows that, and no review finds it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
#   - ref: https://cloud.google.com/storage/docs/uniform-bucket-level-access
# custom:
#   message: "Access is granted by lists: {path} is {actual}."
#   fix: "Grant access by policies of the bucket: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-access-lists]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.no_access_lists

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-access-lists"])
}
