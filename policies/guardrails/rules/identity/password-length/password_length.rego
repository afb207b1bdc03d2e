# METADATA
# title: "Passwords must be long enough"
# description: |
#   Short passwords are guessed, or cracked from a stolen list, within hours.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
# custom:
#   message: "Minimum password length is {actual}: at least {expected} is required."
#   fix: "Set {path} to {expected} or more."
#   severity: medium
#   level:
#     sandbox: advisory
#     development: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     types:
#       - aws_cognito_user_pool
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
	{"type": "aws_cognito_user_pool", "path": ["password_policy", 0, "minimum_length"], "default": 8},
	{"type": "aws_iam_account_password_policy", "path": ["minimum_password_length"], "default": 6},
]
