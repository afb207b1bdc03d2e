# METADATA
# title: "Organisation policies must be enforced"
# description: |
#   A policy that is assigned and not enforced refuses nothing, and looks as if it did.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/assignment-structure#enforcement-mode
#   - ref: https://cloud.google.com/resource-manager/docs/organization-policy/understanding-constraints
# custom:
#   message: "The policy is not enforced: {path} is {actual}."
#   fix: "{path} must be {expected}, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [enforced-policies]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.enforced_policies

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["enforced-policies"])
}
