# METADATA
# title: "Costs must be comparable with the budget"
# description: |
#   Amounts in two currencies are never added. What costs in another currency than the budget is in no comparison, so
#   the budget does not limit it.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/money-and-health.md
# custom:
#   message: "Costs in {actual} cannot be compared with a budget in {expected}."
#   fix: "Set a budget and a price book in the currency of the bills, or request approval."
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
package guardrails.rules.cost.comparable_budget

import data.guardrails.lib.costs
import data.guardrails.lib.findings

# What a change adds, in another currency than the budget.
finding contains costs.other_currency(budget, costs.currency) if {
	some budget in costs.budgets
	costs.adds
	budget.currency != costs.currency
}

# What was spent, in another currency than the budget.
finding contains costs.other_currency(budget, currency) if {
	some budget in costs.budgets
	costs.adds
	some currency in budget.otherCurrencies
}

# What is spent is not known in any currency.
finding contains findings.unjudged("cost.budgets") if {
	some budget in costs.budgets
	costs.adds
	budget.currency == costs.currency
	count(budget.otherCurrencies) == 0
	not costs.compared(budget)
}

finding contains findings.unjudged(fact) if some fact in costs.missing
