# METADATA
# title: "Small changes do not add up to a far reach"
# description: |
#   A change that would need consent in one piece needs it in slices too: what was touched of the same
#   target within a day is counted together.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "This change touches {now} resources that exist; with the {earlier} of the last {hours} hours it is {actual}, and up to {expected} need nobody else's consent."
#   fix: "Wait until the earlier changes are older, or let others agree to the rest."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   alwaysOn: "It keeps a change from going past consent in slices. Allow more in maximumTouched."
#   objective: "Change systems without breaking what runs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [update, delete, replace, forget]
#     sees: outline
#   evidence: [resources]
#   facts: [history.window]
#   parameters: [maximumTouched]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.cumulative_blast_radius

import data.guardrails.lib.changes
import data.guardrails.lib.parameters

fact := input.facts["history.window"]

# What the change touches by itself is the matter of destruction/blast-radius.
finding contains found if {
	fact.status == "known"
	earlier := (fact.value.destroyed + fact.value.replaced) + fact.value.changed
	earlier > 0
	now := count(changes.touched)
	earlier + now > parameters.values.maximumTouched
	found := {
		"resource": "",
		"path": [],
		"expected": parameters.values.maximumTouched,
		"actual": earlier + now,
		"values": {"now": now, "earlier": earlier, "hours": fact.value.hours},
	}
}

finding contains found if {
	fact.status == "absent"
	count(changes.touched) > 0
	found := {
		"resource": "",
		"path": ["facts", "history.window"],
		"expected": "known",
		"actual": null,
		"absent": "history.window",
	}
}
