# METADATA
# title: "Resources have an allowed size"
# description: |
#   The size decides what a resource costs; most oversized ones were chosen in a hurry and never
#   looked at again.
# related_resources:
#   - ref: https://www.finops.org/framework/capabilities/workload-optimization/
# custom:
#   message: "{resource} has the size {actual}, which is not allowed here."
#   fix: "Choose one of the allowed sizes, or ask for an exception with the reason."
#   severity: medium
#   level: mandatory
#   objective: "Keep cost within what was agreed"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, deferred]
#   evidence: [resources]
#   parameters: [allowedSizes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.placement.allowed_sizes

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.parameters
import data.guardrails.lib.places

# A resource without a size has none to be judged by.
finding contains found if {
	some judged in changes.judged
	some change in judged
	change.size != null
	found := oversized(change)
}

oversized(change) := findings.undecided(change, ["size"], parameters.values.allowedSizes) if {
	markers.hidden(change.size)
} else := resized(change) if {
	not parameters.matches(parameters.values.allowedSizes, change.size)
}

resized(change) := findings.fixed(found, "replace", parameters.values.allowedSizes[0]) if {
	found := findings.violation(change, places.size(change), parameters.values.allowedSizes, change.size)
}
