# METADATA
# title: "Pull requests from outside must be reviewed before they are built"
# description: |
#   A build runs code of the pull request with the rights of the build. Of a repository that others can see, anyone can open one.
# related_resources:
#   - ref: https://docs.aws.amazon.com/codebuild/latest/userguide/pull-request-build-policy.html
#   - ref: https://docs.cloud.google.com/build/docs/automating-builds/create-manage-triggers
# custom:
#   message: "Pull requests are built before a review: {path} is {actual}."
#   fix: "{path} must be {expected}, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [trusted-builds]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.trusted_builds

import data.guardrails.lib.changes
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["trusted-builds"])
	not of_known_authors(found.resource)
}

# The groups are alternatives: one that starts a build for anyone is enough.
of_known_authors(address) if {
	some change in changes.judged.aws_codebuild_webhook
	change.address == address
	count(change.after.filter_group) > 0
	every group in change.after.filter_group {
		closed(group)
	}
}

# Patterns are found anywhere in a number, so one that names its authors is whole.
closed(group) if {
	some filter in group.filter
	filter.type == "ACTOR_ACCOUNT_ID"
	filter.exclude_matched_pattern == false
	regex.match(`^\^([0-9]+|\([0-9]+(\|[0-9]+)*\))\$$`, filter.pattern)
}

# What is not known yet, or all events but some, may be a pull request.
closed(group) if {
	some filter in group.filter
	filter.type == "EVENT"
	filter.exclude_matched_pattern == false
	is_string(filter.pattern)
	not contains(filter.pattern, "PULL_REQUEST")
}
