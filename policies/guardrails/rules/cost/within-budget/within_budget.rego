# METADATA
# title: "Changes must stay within what is left of the budget"
# description: |
#   A change that costs more than what is left of the month's budget is agreed with the people who answer for the
#   budget, before the bill comes.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/money-and-health.md
# custom:
#   message: "This change adds {increase} {currency} a month: {reach} the budget of {budget} in {month}. Without a price: {unpriced}."
#   fix: "Choose smaller or fewer resources, or request approval."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: approval
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#     sees: outline
#   evidence: [resources]
#   facts: [cost.budgets, cost.estimate]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.cost.within_budget

import data.guardrails.lib.costs
import data.guardrails.lib.findings

finding contains costs.exceeded(budget) if {
	some budget in costs.budgets
	budget.fits == false
}

finding contains findings.unjudged(fact) if some fact in costs.missing
