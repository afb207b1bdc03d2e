# METADATA
# title: "What others build on is not removed alone"
# description: |
#   Networks, zones and clusters carry what other teams run; removing one is their matter too.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/resources/destroy
# custom:
#   message: "{resource} is something others build on and would go: {actual}."
#   fix: "Ask those who use it, and let them agree."
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
