# METADATA
# title: "Firewall rules must say what they are for"
# description: |
#   A rule whose purpose is unknown is never removed.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
# custom:
#   message: "It is not said what this is for: {path} is {actual}."
#   fix: "Say in {path} what the rule is for."
#   severity: low
#   level: advisory
#   objective: "Know who owns what"
#   subject:
#     type: infrastructure
#     places: [described-rules]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.described_rules

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["described-rules"])
}
