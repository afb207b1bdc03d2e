# METADATA
# title: "Roles must not be granted to the public"
# description: |
#   "allUsers" is everyone on the internet, and "allAuthenticatedUsers" is everyone with any
#   account.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/project_iam_member
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_permission
# custom:
#   message: "Everyone is let in: {path} is {actual}."
#   fix: "Name the users, groups, accounts or service accounts."
#   severity: critical
#   level: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-public-member]
#     types:
#       - google_*
#       - google_*_iam_binding
#       - google_*_iam_member
#       - google_*_iam_policy
#       - aws_lambda_permission
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_public_member

import data.guardrails.lib.changes
import data.guardrails.lib.documents
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.members
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-public-member"])
}

finding contains found if {
	some granted in members.granted
	not startswith(granted.change.type, "google_storage_bucket_")
	found := public(granted.change, granted.path, granted.member)
}

# A service as principal needs the resource it acts for; a bare asterisk needs an organisation.
finding contains findings.violation(change, ["principal"], "a named principal", "*") if {
	some change in changes.judged.aws_lambda_permission
	documents.wild(change.after.principal)
	markers.missing(object.get(change.after, "principal_org_id", null))
	markers.missing(object.get(change.after, "source_account", null))
}

public(change, path, member) := findings.undecided(change, path, "named members") if {
	markers.hidden(member)
	not member.references
} else := findings.violation(change, path, "named members", member) if {
	lower(member) in {"allusers", "allauthenticatedusers"}
}

# A whole policy is text, and a policy that cannot be read names nobody for certain.
finding contains findings.violation(change, ["policy_data"], "named members", member) if {
	some change in members.with_policies
	some binding in json.unmarshal(change.after.policy_data).bindings
	some member in binding.members
	lower(member) in {"allusers", "allauthenticatedusers"}
}

finding contains findings.undecided(change, ["policy_data"], "named members") if {
	some change in members.with_policies
	markers.hidden(change.after.policy_data)
	not change.after.policy_data.references
}
