# METADATA
# title: "Exemptions must have an end"
# description: |
#   An exemption is a decision for a time. Without an end, it outlives its reason, and nothing brings it back to mind.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/governance/policy/concepts/exemption-structure
#   - ref: https://cloud.google.com/security-command-center/docs/how-to-mute-findings
# custom:
#   message: "The exemption never ends: {path} is {actual}."
#   fix: "Set {path}."
#   severity: medium
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [ending-exemptions]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.ending_exemptions

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["ending-exemptions"])
}
