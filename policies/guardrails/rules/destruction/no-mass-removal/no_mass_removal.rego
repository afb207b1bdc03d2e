# METADATA
# title: "Deleting many resources at once needs approval"
# description: |
#   Deleting many resources at once is more often a wrong variable than an intention.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "This change deletes {actual} resources; more than {expected} need approval."
#   fix: "Split the change into smaller ones, or request approval."
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
