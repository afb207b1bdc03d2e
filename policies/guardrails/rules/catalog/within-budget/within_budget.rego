# METADATA
# title: "The budget of the month must not be exceeded"
# description: |
#   An exceeded budget that is left as it is stops being a budget.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/cost.md
# custom:
#   message: "The budget of {month} is exceeded: up to {actual} of {expected} {currency}."
#   fix: "Open the entity, Cost: reduce what costs most, or have the budget changed."
#   severity: medium
#   level: advisory
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: entity
#   evidence: []
#   facts: [cost.budget]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.catalog.within_budget

import data.guardrails.lib.entities
import data.guardrails.lib.findings

fact := input.facts["cost.budget"]

finding contains found if {
	fact.value.state == "over"
	found := object.union(
		entities.violation(["cost", "budget"], fact.value.amount, fact.value.spent),
		{"values": {"month": fact.value.month, "currency": fact.value.currency}},
	)
}

# Costs in another currency are not compared, and without bills none are known.
finding contains findings.unjudged("cost.budget") if fact.value.state in {"not-compared", "unknown"}

finding contains findings.unjudged("cost.budget") if fact.status == "absent"
