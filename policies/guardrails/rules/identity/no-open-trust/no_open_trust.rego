# METADATA
# title: "Roles must name who can assume them"
# description: |
#   Any account in the world can assume a role that trusts everyone.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
# custom:
#   message: "Everyone can assume the role."
#   fix: "Name the accounts, roles or services, or add a condition that names them."
#   severity: critical
#   level: mandatory
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
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_open_trust

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.planned
import data.guardrails.lib.principals

finding contains findings.undecided(document.change, document.path, "named principals") if {
	some document in trusts
	documents.unclear(document)
}

finding contains findings.violation(document.change, document.path, "named principals", statement.value) if {
	some document in trusts
	some statement in documents.allowing(document)
	principals.open_to_all(statement.value)
}

# Everybody has an account there, so only the audience says that it is an app of ours.
finding contains findings.violation(document.change, document.path, "a condition on the audience", statement.value) if {
	some document in trusts
	some statement in documents.allowing(document)
	some issuer in documents.listed(statement.value.Principal.Federated)
	some public in {"cognito-identity.amazonaws.com", "accounts.google.com", "www.amazon.com", "graph.facebook.com", "appleid.apple.com"}
	contains(issuer, public)
	not of_our_app(statement.value)
}

of_our_app(statement) if {
	some operator, tests in statement.Condition
	lower(operator) in {"stringequals", "foranyvalue:stringequals"}
	some key, values in tests
	regex.match(`:(aud|oaud|app_id|sub)$`, lower(key))
	every value in documents.listed(values) {
		not documents.wild(value)
	}
}

trusts := [{"change": change, "path": ["assume_role_policy"], "text": text} |
	some change in changes.judged.aws_iam_role
	value := attributes.at(change.after, ["assume_role_policy"])
	not markers.missing(value)
	some text in array.concat([value], planned.texts(value))
]
