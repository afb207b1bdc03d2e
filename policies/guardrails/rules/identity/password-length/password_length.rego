# METADATA
# title: "Passwords are long"
# description: |
#   Short passwords are guessed, or found out from a stolen list, within hours.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
# custom:
#   message: "{resource} allows passwords of {actual} characters; at least {expected} are needed."
#   fix: "Raise minimum_password_length."
#   severity: medium
#   level: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_account_password_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [minimumPasswordLength]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.password_length

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.below(change, requirement, parameters.values.minimumPasswordLength)
}

requirements := [
	{"type": "aws_iam_account_password_policy", "path": ["minimum_password_length"], "default": 6},
]
