# METADATA
# title: "Passwords must mix character types"
# description: |
#   Passwords with one type of character are guessed many times faster.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_account_password_policy
# custom:
#   message: "Simple passwords are allowed: {path} is {actual}."
#   fix: "Set {path} to true."
#   severity: low
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [password-characters]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.password_characters

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["password-characters"])
}
