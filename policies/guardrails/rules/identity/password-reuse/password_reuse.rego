# METADATA
# title: "Passwords must not be reused"
# description: |
#   When an old password can come back, changing it has no effect.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
# custom:
#   message: "Remembered passwords: {actual}; the minimum is {expected}."
#   fix: "Set password_reuse_prevention to {expected} or more."
#   severity: low
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_account_password_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.password_reuse

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.below(change, defaults.for_change(change, requirement), 5)
}

requirements := [
	{"type": "aws_iam_account_password_policy", "path": ["password_reuse_prevention"], "default": 0, "computed": true},
]
