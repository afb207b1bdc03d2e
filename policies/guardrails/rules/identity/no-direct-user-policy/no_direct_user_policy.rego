# METADATA
# title: "Rights are given to roles and groups, not to users"
# description: |
#   Rights given to one person are copied from person to person and never taken back.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_policy_attachment
# custom:
#   message: "{resource} gives rights to a single user ({path})."
#   fix: "Give them to a group or a role."
#   severity: low
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Give every identity only what it needs"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_policy_attachment
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_direct_user_policy

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_iam_policy_attachment", "path": ["users"], "allowed": [[], null]},
]
