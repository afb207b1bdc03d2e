# METADATA
# title: "Cloud accounts must not have local users"
# description: |
#   Local users are not removed when a person leaves, and no directory controls their passwords.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_user
# custom:
#   message: "A local user is created ({actual})."
#   fix: "Use single sign-on."
#   severity: medium
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_user
#       - aws_iam_user_login_profile
#     changes: [create, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_local_user

import data.guardrails.lib.changes
import data.guardrails.lib.findings

finding contains findings.violation(change, [], null, type) if {
	some type in banned
	some change in changes.judged[type]
	not change.kind == "update"
}

banned := ["aws_iam_user", "aws_iam_user_login_profile"]
