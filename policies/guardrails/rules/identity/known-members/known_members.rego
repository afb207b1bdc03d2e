# METADATA
# title: "Roles must be granted to accounts that the organisation manages"
# description: |
#   A personal account cannot be switched off when its holder leaves, and a whole workload identity pool is every workload
#   that any of its providers accepts.
# related_resources:
#   - ref: https://cloud.google.com/iam/docs/principal-identifiers
#   - ref: https://cloud.google.com/iam/docs/best-practices-for-using-workload-identity-federation
# custom:
#   message: "A role is granted to {actual}."
#   fix: "Grant it to an account of the organisation, or to one subject or attribute of the pool."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     types:
#       - google_*
#       - google_*_iam_binding
#       - google_*_iam_member
#       - google_*_iam_policy
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.known_members

import data.guardrails.lib.findings
import data.guardrails.lib.members

finding contains findings.violation(granted.change, granted.path, "an account of the organisation", granted.member) if {
	some granted in members.granted
	is_string(granted.member)
	not_managed(granted.member)
}

finding contains findings.violation(change, ["policy_data"], "an account of the organisation", member) if {
	some change in members.with_policies
	is_string(change.after.policy_data)
	some binding in json.unmarshal(change.after.policy_data).bindings
	some member in binding.members
	not_managed(member)
}

not_managed(member) if regex.match(`(?i)^(user|group):[^@]+@(gmail|googlemail)\.com$`, member)

not_managed(member) if regex.match(`^principalSet://iam\.googleapis\.com/.*/(workloadIdentityPools|workforcePools)/[^/]+/\*$`, member)
