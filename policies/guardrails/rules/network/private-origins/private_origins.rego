# METADATA
# title: "Content delivery must sign its requests to buckets"
# description: |
#   A bucket that answers unsigned requests of the distribution answers those of everyone else too.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
# custom:
#   message: "Requests to a bucket are not signed: {path} is {actual}."
#   fix: "Add an origin access control, so that {path} is set."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep internal systems off the internet"
#   subject:
#     type: infrastructure
#     places: [private-origins]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.private_origins

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["private-origins"])
}
