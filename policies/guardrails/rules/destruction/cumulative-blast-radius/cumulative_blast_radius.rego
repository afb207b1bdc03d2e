# METADATA
# title: "Many changes within a day need approval together"
# description: |
#   A change that needs approval in one piece needs it in parts too, so all changes to a target
#   within a day are counted together.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "Existing resources affected: {now} by this change, {earlier} in the last {hours} hours, {actual} together. More than {expected} need approval."
#   fix: "Wait until the earlier changes are older, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   alwaysOn: "It keeps a large change from avoiding approval in small parts. Raise the limit in maximumTouched."
#   objective: "Change systems without outages"
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
