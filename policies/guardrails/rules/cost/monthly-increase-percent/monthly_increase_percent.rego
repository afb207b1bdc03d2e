# METADATA
# title: "Changes must not multiply the monthly costs"
# description: |
#   An environment that costs several times as much after a change was rarely meant to.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/money-and-health.md
# custom:
#   message: "This change adds {actual} % to the {existing} {currency} that the resources cost a month; the limit is {expected} %."
#   fix: "Check sizes and numbers of the resources, or request an exception."
#   severity: low
#   level: advisory
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: outline
#   evidence: [resources]
#   facts: [cost.estimate]
#   parameters: [maximumMonthlyIncreasePercent]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.cost.monthly_increase_percent

import data.guardrails.lib.costs
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains found if {
	costs.existing > 0
	costs.increase * 100 > costs.existing * parameters.values.maximumMonthlyIncreasePercent
	found := {
		"resource": "",
		"path": ["cost", "increase", "percent"],
		"expected": parameters.values.maximumMonthlyIncreasePercent,
		"actual": ceil((costs.increase * 100) / costs.existing),
		"values": {"existing": costs.existing, "currency": costs.currency},
	}
}

finding contains findings.unjudged("cost.estimate") if costs.estimate_missing
