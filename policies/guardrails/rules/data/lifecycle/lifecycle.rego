# METADATA
# title: "Stores must delete what is no longer needed"
# description: |
#   What is kept forever costs money every month, and can be stolen as long as it is there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
# custom:
#   message: "What is no longer needed is kept: {path} is {actual}."
#   fix: "Add a lifecycle rule: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Keep only data that the business needs"
#   subject:
#     type: infrastructure
#     places: [lifecycle]
#     types:
#       - aws_s3_bucket_lifecycle_configuration
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.data.lifecycle

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places.lifecycle)
}

# Parts of an upload that broke off are no objects: only a rule of this kind deletes them.
finding contains unfinished(change, attributes.at(change.after, ["rule"])) if {
	some change in changes.judged.aws_s3_bucket_lifecycle_configuration
	not deletes_unfinished(change)
}

unfinished(change, rules) := findings.undecided(change, unfinished_path, "set") if {
	markers.hidden(rules)
} else := findings.violation(change, unfinished_path, "set", null)

unfinished_path := ["rule", 0, "abort_incomplete_multipart_upload"]

deletes_unfinished(change) if {
	some path in attributes.paths(change.after, {"path": ["rule", "*", "abort_incomplete_multipart_upload"]})
	not markers.missing(attributes.at(change.after, path))
	not markers.hidden(attributes.at(change.after, ["rule"]))
}
