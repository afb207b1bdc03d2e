# METADATA
# title: "Passwords are mixed"
# description: |
#   Passwords of one kind of character are guessed many times faster.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
# custom:
#   message: "{resource} allows simple passwords: {path} is {actual}."
#   fix: "Require lower and upper case, numbers and symbols."
#   severity: low
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who is allowed in"
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
package guardrails.rules.identity.password_characters

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.defaults

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, defaults.for_change(change, requirement))
}

requirements := [
	{"type": "aws_iam_account_password_policy", "path": ["require_lowercase_characters"], "allowed": [true], "default": false, "computed": true},
	{"type": "aws_iam_account_password_policy", "path": ["require_uppercase_characters"], "allowed": [true], "default": false, "computed": true},
	{"type": "aws_iam_account_password_policy", "path": ["require_numbers"], "allowed": [true], "default": false, "computed": true},
	{"type": "aws_iam_account_password_policy", "path": ["require_symbols"], "allowed": [true], "default": false, "computed": true},
]
