# METADATA
# title: "Roles that trust a whole account must require an external ID"
# description: |
#   Everyone in the trusted account can assume the role. If it is that of a vendor, each of its customers can have it do so, unless the role requires an ID that only you have.
# related_resources:
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
#   - ref: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
# custom:
#   message: "A whole account can assume the role."
#   fix: "Add a condition on sts:ExternalId or aws:PrincipalOrgID, require a second factor, or name the role that may assume this one."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_role
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_iam_policy_document]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.outside_accounts

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.planned
import data.guardrails.lib.principals

finding contains found if {
	some document in trusts
	some statement in documents.allowing(document)
	some principal in documents.listed(statement.value.Principal.AWS)
	account := whole(principal)
	not account in own
	not principals.narrowed(statement.value)
	not by_id(statement.value)
	not by_person(statement.value)
	found := trusting(document, statement.value)
}

# A new role may trust its own account, which nothing tells where the target has no account and no other role exists.
trusting(document, statement) := findings.violation(document.change, document.path, "a condition on sts:ExternalId", statement) if {
	count(own) > 0
} else := findings.undecided(document.change, document.path, "a condition on sts:ExternalId, or the account of the role")

whole(principal) := principal if regex.match(`^[0-9]{12}$`, principal)

whole(principal) := split(principal, ":")[4] if regex.match(`^arn:[a-z-]+:iam::[0-9]{12}:root$`, principal)

# The accounts that the plan is for: the one that operators set, and those in the ARNs of roles that exist.
own := {account |
	some account in [input.target.account]
	regex.match(`^[0-9]{12}$`, account)
} | {account |
	some role in changes.present.aws_iam_role
	some side in ["before", "after"]
	account := split(role[side].arn, ":")[4]
}

# Only a person has a second factor; no service of another account that works for somebody else.
by_person(statement) if {
	some operator, tests in statement.Condition
	lower(operator) == "bool"
	some key, values in tests
	lower(key) == "aws:multifactorauthpresent"
	every value in documents.listed(values) {
		attributes.one_of(["true"], value)
	}
}

by_id(statement) if {
	some operator, tests in statement.Condition
	lower(operator) in {"stringequals", "stringequalsignorecase", "stringlike"}
	some key, values in tests
	lower(key) == "sts:externalid"
	every value in documents.listed(values) {
		is_string(value)
		not contains(value, "*")
		not contains(value, "?")
	}
}

trusts := [{"change": change, "path": ["assume_role_policy"], "text": text} |
	some change in changes.judged.aws_iam_role
	value := attributes.at(change.after, ["assume_role_policy"])
	not markers.missing(value)
	some text in array.concat([value], planned.texts(value))
]
