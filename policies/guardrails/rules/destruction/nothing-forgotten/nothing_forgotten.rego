# METADATA
# title: "Nothing is forgotten while it runs"
# description: |
#   A forgotten resource goes on running and costing, and no rule sees it any more.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
# custom:
#   message: "{resource} would be forgotten and go on running."
#   fix: "Delete it, or move it to the configuration that will keep it."
#   severity: medium
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep cost within what was agreed"
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
