# METADATA
# title: "Data must not expire before its backups"
# description: |
#   A lifecycle rule without a filter deletes everything in the store once it is old enough. After a few days that is
#   all of it, and no plan says again that data will be deleted.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html
#   - ref: https://cloud.google.com/storage/docs/lifecycle
#   - ref: https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-policy-structure
# custom:
#   message: "Everything is deleted after {actual} days; the minimum is {expected}."
#   fix: "Limit the lifecycle rule by a prefix or a tag, or set {path} to {expected} or more."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     places: [early-expiry]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumBackupDays]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.data.no_early_expiry

import data.guardrails.lib.parameters
import data.guardrails.lib.places

finding contains found if {
	some found in places.below(data.guardrails.places["early-expiry"], {"minimumBackupDays": parameters.values.minimumBackupDays})
}
