# METADATA
# title: "Endpoint policies must restrict access"
# description: |
#   Without a policy, an endpoint lets everyone in the network do everything with the service, in
#   any account. That is a way to copy data out.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
# custom:
#   message: "The endpoint allows everything."
#   fix: "Add a policy that names the organisation, the accounts or the resources."
#   severity: low
#   level: advisory
#   objective: "Keep data inside the organisation"
#   subject:
#     type: infrastructure
#     types:
#       - aws_vpc_endpoint
#       - aws_vpc_endpoint_policy
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_vpc_endpoint_policy]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.limited_endpoint_policy

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.principals

# The service fills in a policy that allows everything where nobody wrote one.
finding contains found if {
	some change in changes.judged.aws_vpc_endpoint
	not companions.has(change, policies)
	some found in attributes.missing(change, {"path": ["policy"], "computed": true})
}

finding contains findings.violation(change, ["policy"], "a limited policy", statement.value) if {
	some type in ["aws_vpc_endpoint", "aws_vpc_endpoint_policy"]
	some change in changes.judged[type]
	text := change.after.policy
	not markers.hidden(text)
	some statement in documents.allowing({"text": text})
	some action in documents.listed(statement.value.Action)
	documents.wild(action)
	not limited(statement.value)
	not denies(text)
}

limited(statement) if count(statement.Condition) > 0

limited(statement) if not principals.open_to_all(statement)

# A second statement that denies what is not the organisation's limits the first.
denies(text) if {
	some statement in documents.listed(json.unmarshal(text).Statement)
	statement.Effect == "Deny"
	count(statement.Condition) > 0
}

policies := companions.links(["aws_vpc_endpoint_policy"], "vpc_endpoint_id")
