# METADATA
# title: "Changing many resources at once needs approval"
# description: |
#   The more existing resources a change affects, the more can break, and the harder it is to
#   review and to roll back.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/cli/commands/plan
# custom:
#   message: "This change affects {actual} existing resources; more than {expected} need approval."
#   fix: "Split the change into smaller ones, or request approval."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Change systems without outages"
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
