# METADATA
# title: "Many deletions within a day need approval together"
# description: |
#   A deletion that needs approval in one piece needs it in parts too, so everything deleted from
#   a target within a day is counted together.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "Resources deleted: {now} by this change, {earlier} in the last {hours} hours, {actual} together. More than {expected} need approval."
#   fix: "Wait until the earlier deletions are older, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   alwaysOn: "It keeps a large deletion from avoiding approval in small parts. Raise the limit in maximumRemoved."
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
