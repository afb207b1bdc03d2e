# METADATA
# title: "Stateful resources must not be deleted"
# description: |
#   Deleting, replacing or forgetting a resource that holds data loses the data or control of it.
#   Restoring a backup, if there is one, takes hours.
# related_resources:
#   - ref: https://developer.hashicorp.com/terraform/language/moved
#   - ref: https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle
# custom:
#   message: "{resource} holds data, and the plan will {actual} it."
#   fix: "Keep the resource. To rename it, use a moved block. To remove it, migrate the data and request an exception."
#   severity: critical
#   level:
#     production: mandatory
#     staging: approval
#     default: advisory
#   objective: "Keep data that the business needs"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [delete, replace, forget]
#     sees: change
#   evidence: [resources, prior-state]
#   parameters: [protectedClasses, statelessTypes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.destruction.no_data_loss

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.parameters
import data.guardrails.lib.removal

# A type that is in no list counts as holding data.
finding contains found if {
	input.target.environmentClass in parameters.values.protectedClasses
	some change in changes.removed
	not removal.stateless(change)
	not parameters.matches(parameters.values.statelessTypes, change.type)
	not says_it_holds_none(change)
	found := findings.violation(change, [], "kept", change.kind)
}

# The offline demonstration resource states it in its own input.
says_it_holds_none(change) if {
	change.type == "terraform_data"
	change.before.input.guardrails.holdsData == false
}
