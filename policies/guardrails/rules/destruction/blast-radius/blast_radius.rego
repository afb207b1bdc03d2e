# METADATA
# title: "One change does not reach many resources"
# description: |
#   The more of what stands a change touches, the more stops working where it is wrong, and the harder it
#   is to see before and to take back.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "This change touches {actual} resources that exist; up to {expected} need nobody else's consent."
#   fix: "Split the change by what belongs together, or let others agree to it."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Change systems without breaking what runs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [update, delete, replace, forget]
#     sees: outline
#   evidence: [resources]
#   parameters: [maximumTouched]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.blast_radius

import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	touched := count(changes.touched)
	touched > parameters.values.maximumTouched
	found := {"resource": "", "path": [], "expected": parameters.values.maximumTouched, "actual": touched}
}
