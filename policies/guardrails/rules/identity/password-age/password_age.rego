# METADATA
# title: "Passwords of cloud users must expire"
# description: |
#   People should sign in through the directory. For the few cloud users that remain, a leaked
#   password must not work forever.
# related_resources:
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html
#   - ref: https://pages.nist.gov/800-63-3/sp800-63b.html
# custom:
#   message: "Maximum password age in days: {actual}; the limit is {expected}, and 0 (unlimited) is not allowed."
#   fix: "Set max_password_age to at most {expected}, but not to 0."
#   severity: low
#   level: advisory
#   objective: "Use identities that can be revoked"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_account_password_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [maximumPasswordAgeDays]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.password_age

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains found if {
	some change in changes.judged.aws_iam_account_password_policy
	some found in attributes.above(change, {"path": ["max_password_age"], "default": 0}, parameters.values.maximumPasswordAgeDays)
}

# Nothing set and 0 both mean that passwords never expire.
finding contains findings.violation(change, ["max_password_age"], parameters.values.maximumPasswordAgeDays, 0) if {
	some change in changes.judged.aws_iam_account_password_policy
	never(attributes.at(change.after, ["max_password_age"]))
}

never(age) if age in {null, 0, "0"}
