# METADATA
# title: "Changes must not add more to the monthly costs than the limit"
# description: |
#   A large addition to the costs of a month is agreed before it is made, budget or not.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/money-and-health.md
# custom:
#   message: "This change adds {actual} {currency} a month; the limit is {expected}. Without a price: {unpriced}."
#   fix: "Choose smaller or fewer resources, or request approval."
#   severity: medium
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: outline
#   evidence: [resources]
#   facts: [cost.estimate]
#   parameters: [maximumMonthlyIncrease]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.cost.monthly_increase

import data.guardrails.lib.costs
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains found if {
	costs.increase > parameters.values.maximumMonthlyIncrease
	found := {
		"resource": "",
		"path": ["cost", "increase"],
		"expected": parameters.values.maximumMonthlyIncrease,
		"actual": costs.increase,
		"values": {"currency": costs.currency, "unpriced": costs.unpriced_text},
	}
}

finding contains findings.unjudged("cost.estimate") if costs.estimate_missing
