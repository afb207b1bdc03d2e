# METADATA
# title: Costs
# description: |
#   What rules on money read: the budgets that a change counts for, and what it adds to the costs of a month. Amounts are
#   whole units of a currency, which are compared exactly.
package guardrails.lib.costs

# METADATA
# description: Budgets that the change counts for; undefined where they are not known.
budgets := input.facts["cost.budgets"].value

estimate := input.facts["cost.estimate"].value

# METADATA
# description: What the change adds to the costs of a month; below zero where it saves.
increase := estimate.increase

# METADATA
# description: What the resources of the plan cost a month now, as far as they have a price.
existing := estimate.existing

# METADATA
# description: Currency of the estimate.
currency := estimate.currency

# METADATA
# description: Types of resources that are created or changed and have no price, each with how many.
unpriced := estimate.unpriced

# METADATA
# description: The same as a text for a sentence.
unpriced_text := "none" if count(unpriced) == 0

unpriced_text := concat(", ", [text |
	some item in unpriced
	text := concat("", [item.type, " (", format_int(item.count, 10), late(item), ")"])
]) if {
	count(unpriced) > 0
}

# What a price follows from can be known only after apply. The price book then has a highest price at best, and what it
# does not list can cost more.
late(item) := concat("", [
	", of which ", format_int(item.afterApply, 10),
	" with a size known only after apply", bound(item),
]) if {
	item.afterApply
}

late(item) := "" if not item.afterApply

bound(item) := concat("", [
	"; at the highest prices of the price book ", format_int(item.atMost, 10), " ", currency,
	", and what it does not list can cost more",
]) if {
	item.atMost
}

bound(item) := "" if not item.atMost

# METADATA
# description: Whether the change adds to the costs of a month, or may.
adds if increase > 0

adds if count(unpriced) > 0

# METADATA
# description: Whether what the change adds was compared with the budget.
compared(budget) if is_boolean(budget.fits)

# METADATA
# description: |
#   The change goes over a budget. It names the budget, the month and what is committed with it, so an approval covers
#   these and no others. A budget of another team has no amounts.
exceeded(budget) := {
	"resource": "",
	"path": ["cost", budget.subject, budget.month],
	"expected": reach.expected,
	"actual": reach.actual,
	"values": {
		"increase": increase,
		"currency": currency,
		"reach": reach.text,
		"budget": budget.subject,
		"month": budget.month,
		"unpriced": unpriced_text,
	},
} if {
	reach := reach_of(budget)
}

reach_of(budget) := {"expected": budget.amount, "actual": total, "text": text} if {
	total := budget.committed + max([increase, 0])
	text := concat(" ", [
		"up to", format_int(total, 10),
		"of", format_int(budget.amount, 10),
		budget.currency, "of",
	])
}

reach_of(budget) := {"expected": "within budget", "actual": "over", "text": "over"} if {
	not budget.committed
}

# METADATA
# description: Costs in another currency than the budget.
other_currency(budget, other) := {
	"resource": "",
	"path": ["cost", budget.subject, "currency"],
	"expected": budget.currency,
	"actual": other,
}

# METADATA
# description: |
#   Facts about budgets that should be there and are not. A change that adds nothing is within any budget, and without
#   a budget no estimate is needed.
missing contains "cost.budgets" if {
	input.facts["cost.budgets"].status == "absent"
	not adds_nothing
}

adds_nothing if {
	estimate
	not adds
}

missing contains "cost.estimate" if {
	estimate_missing
	count(budgets) > 0
}

# METADATA
# description: Whether the estimate should be there and is not.
estimate_missing if input.facts["cost.estimate"].status == "absent"
