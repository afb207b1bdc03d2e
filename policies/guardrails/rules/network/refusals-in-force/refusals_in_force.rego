# METADATA
# title: "Rules that refuse must be on"
# description: |
#   A rule that refuses and is switched off lets through what it names. It still looks like protection in the list of rules.
# related_resources:
#   - ref: https://cloud.google.com/firewall/docs/firewalls#enforcement
#   - ref: https://learn.microsoft.com/azure/web-application-firewall/ag/custom-waf-rules-overview
# custom:
#   message: "The rule refuses nothing: {path} is {actual}."
#   fix: "Set {path} to {expected}, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [refusals-in-force]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.refusals_in_force

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["refusals-in-force"])
}
