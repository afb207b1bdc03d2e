# METADATA
# title: "Deleting shared infrastructure needs approval"
# description: |
#   Networks, zones and clusters carry the workloads of other teams, so those teams must agree.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/resources/destroy
# custom:
#   message: "{resource} is shared infrastructure, and the plan will {actual} it."
#   fix: "Ask the teams that use it, and request their approval."
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
#     sees: change
#   evidence: [resources]
#   parameters: [sharedTypes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.shared_parts_kept

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains findings.violation(change, [], "kept", change.kind) if {
	some change in changes.removed
	parameters.matches(parameters.values.sharedTypes, change.type)
}
