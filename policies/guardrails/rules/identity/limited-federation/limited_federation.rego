# METADATA
# title: "Federated roles name who may take them on"
# description: |
#   A role that trusts a public issuer of tokens without naming the repository or project trusts
#   every customer of that issuer.
# related_resources:
#   - ref: https://docs.github.com/en/actions/security-for-github-actions/security-hardening-your-deployments/configuring-openid-connect-in-amazon-web-services
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
# custom:
#   message: "{resource} trusts every customer of {actual}."
#   fix: "Add a condition on the subject of the token, with the organisation and the repository in it."
#   severity: high
#   level: mandatory
#   objective: "Know who is allowed in"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_role
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.limited_federation

import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.findings

finding contains findings.violation(change, ["assume_role_policy"], "a condition on the subject", issuer) if {
	some change in changes.judged.aws_iam_role
	some statement in documents.allowing({"text": change.after.assume_role_policy})
	some issuer in documents.listed(statement.value.Principal.Federated)
	some public in ["token.actions.githubusercontent.com", "gitlab.com", "app.terraform.io", "agent.buildkite.com", "oidc.circleci.com"]
	contains(issuer, public)
	not limited(statement.value)
}

limited(statement) if {
	some operator, tests in statement.Condition
	lower(operator) in {"stringequals", "stringlike", "foranyvalue:stringequals", "foranyvalue:stringlike"}
	some key, values in tests
	endswith(lower(key), ":sub")
	every value in documents.listed(values) {
		named(split(value, "/")[0])
	}
}

named(organisation) if {
	not contains(organisation, "*")
	not contains(organisation, "?")
}
