# METADATA
# title: "Small changes do not add up to a large removal"
# description: |
#   A removal that would need consent in one piece needs it in slices too: what was removed from the
#   same target within a day is counted together.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "This change removes {now} resources; with the {earlier} of the last {hours} hours it is {actual}, and up to {expected} need nobody else's consent."
#   fix: "Wait until the earlier removals are older, or let others agree to the rest."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   alwaysOn: "It keeps a removal from going past consent in slices. Allow more in maximumRemoved."
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [delete, replace, forget]
#     sees: outline
#   evidence: [resources]
#   facts: [history.window]
#   parameters: [maximumRemoved]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.cumulative_destruction

import data.guardrails.lib.changes
import data.guardrails.lib.parameters

fact := input.facts["history.window"]

# What the change removes by itself is the matter of destruction/no-mass-removal.
finding contains found if {
	fact.status == "known"
	earlier := fact.value.destroyed + fact.value.replaced
	earlier > 0
	now := count(changes.removed)
	earlier + now > parameters.values.maximumRemoved
	found := {
		"resource": "",
		"path": [],
		"expected": parameters.values.maximumRemoved,
		"actual": earlier + now,
		"values": {"now": now, "earlier": earlier, "hours": fact.value.hours},
	}
}

finding contains found if {
	fact.status == "absent"
	count(changes.removed) > 0
	found := {
		"resource": "",
		"path": ["facts", "history.window"],
		"expected": "known",
		"actual": null,
		"absent": "history.window",
	}
}
