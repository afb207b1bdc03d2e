# METADATA
# title: "One change does not remove many resources"
# description: |
#   A change that removes many things at once is more often a mistake in a variable than a wish.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "This change removes {actual} resources; up to {expected} need nobody else's consent."
#   fix: "Split the change, or let others agree to it."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [delete, replace, forget]
#     sees: outline
#   evidence: [resources]
#   parameters: [maximumRemoved]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.no_mass_removal

import data.guardrails.lib.changes
import data.guardrails.lib.parameters

finding contains found if {
	removed := count(changes.removed)
	removed > parameters.values.maximumRemoved
	found := {"resource": "", "path": [], "expected": parameters.values.maximumRemoved, "actual": removed}
}
