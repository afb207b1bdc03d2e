# METADATA
# title: "Federated roles must restrict who can assume them"
# description: |
#   A role that trusts a public token issuer without naming the repository or project trusts every
#   customer of that issuer.
# related_resources:
#   - ref: https://docs.github.com/en/actions/security-for-github-actions/security-hardening-your-deployments/configuring-openid-connect-in-amazon-web-services
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
# custom:
#   message: "Every customer of {issuer} may be able to log in ({path})."
#   fix: "Add a condition on the subject of the token, with the organisation and repository."
#   severity: high
#   level: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_role
#       - azuread_application_federated_identity_credential
#       - azurerm_federated_identity_credential
#       - google_iam_workload_identity_pool_provider
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.limited_federation

import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.federation
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains of_issuer(issuer, findings.violation(change, ["assume_role_policy"], "a condition on the subject", issuer)) if {
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
		not federation.of_another_claim(value)
		not federation.of_no_repository(key, value)
	}
}

finding contains subject_of(change, object.get(change.after, "subject", null)) if {
	some type in {"azuread_application_federated_identity_credential", "azurerm_federated_identity_credential"}
	some change in changes.judged[type]
	contains(change.after.issuer, "token.actions.githubusercontent.com")
}

subject_of(change, subject) := findings.undecided(change, ["subject"], "a repository") if {
	markers.hidden(subject)
} else := of_issuer(change.after.issuer, findings.violation(change, ["subject"], "a repository", subject)) if {
	not federation.a_repository(subject)
}

finding contains of_issuer(
	configuration.issuer_uri,
	findings.violation(change, ["attribute_condition"], "a condition on the organisation or the repository", condition),
) if {
	some change in changes.judged.google_iam_workload_identity_pool_provider
	some configuration in change.after.oidc
	contains(configuration.issuer_uri, "token.actions.githubusercontent.com")
	condition := object.get(change.after, "attribute_condition", null)
	not federation.limits(condition)
}

of_issuer(issuer, found) := object.union(found, {"values": {"issuer": issuer}})

named(organisation) if {
	not contains(organisation, "*")
	not contains(organisation, "?")
}
