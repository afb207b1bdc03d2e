# METADATA
# title: "Only allowed actions are run"
# description: |
#   An action can do whatever its credentials can do. Which actions may run in which environment is
#   for the organisation to say, and not for the template that calls them.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-templates/writing-custom-actions
# custom:
#   message: "The action {actual} may not run here."
#   fix: "Use an allowed action, or ask for an exception with the reason."
#   severity: high
#   level: mandatory
#   objective: "Know what templates do in the name of people"
#   subject:
#     type: operation
#     reads: []
#   evidence: []
#   parameters: [allowedActions, deniedActions]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.operations.allowed_actions

import data.guardrails.lib.parameters

finding contains {
	"resource": name,
	"path": ["name"],
	"expected": parameters.values.allowedActions,
	"actual": name,
} if {
	name := input.subject.name
	not allowed(name)
}

allowed(name) if {
	parameters.matches(parameters.values.allowedActions, name)
	not parameters.matches(parameters.values.deniedActions, name)
}
