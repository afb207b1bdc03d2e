# METADATA
# title: "Policies must name the data and secrets that they open"
# description: |
#   Who may read every secret and every bucket of an account, make credentials or change who else has access
#   needs one stolen key to take everything.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
# custom:
#   message: "The policy allows {actual} on all resources."
#   fix: "List the resources in {path}."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Give identities only what they need"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_group_policy
#       - aws_iam_policy
#       - aws_iam_role
#       - aws_iam_role_policy
#       - aws_iam_user_policy
#       - aws_iot_policy
#       - aws_ssoadmin_permission_set_inline_policy
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_iam_policy_document]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.limited_exposure

import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.policies
import data.guardrails.lib.reach

finding contains findings.undecided(document.change, document.path, "listed resources") if {
	some document in policies.identity
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "listed resources", action) if {
	some document in policies.identity
	some statement in documents.allowing(document)
	some action in documents.listed(statement.value.Action)
	reach.everywhere(statement.value)
	reach.exposes(action)
}
