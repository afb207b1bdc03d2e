# METADATA
# title: "Clusters must enforce policies"
# description: |
#   Without it, a cluster accepts any workload, however it is configured.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/governance/policy/concepts/policy-for-kubernetes
# custom:
#   message: "Policies are not enforced: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [policy-addon]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.clusters.policy_addon

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["policy-addon"])
}
