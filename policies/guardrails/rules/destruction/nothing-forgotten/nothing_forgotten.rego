# METADATA
# title: "Running resources must not be removed from state"
# description: |
#   A resource that is removed from state keeps running and costing money, and no rule checks it
#   any more.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
# custom:
#   message: "{resource} will be removed from state and keep running."
#   fix: "Delete the resource, or move it to the configuration that will manage it."
#   severity: medium
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep costs within the agreed budget"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [forget, replace]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.nothing_forgotten

import data.guardrails.lib.changes
import data.guardrails.lib.findings

# A replacement can forget what it replaces.
forgets(change) if change.kind == "forget"

forgets(change) if "forget" in change.actions

finding contains findings.violation(change, [], "kept or deleted", change.kind) if {
	some change in changes.removed
	forgets(change)
}
