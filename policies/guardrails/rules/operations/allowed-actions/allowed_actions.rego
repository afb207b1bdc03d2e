# METADATA
# title: "Only allowed actions can run"
# description: |
#   An action can do whatever its credentials allow. The organisation decides which actions can
#   run in which environment, not the template that calls them.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-templates/writing-custom-actions
# custom:
#   message: "Action {actual} is not allowed in this environment."
#   fix: "Use an allowed action, or request an exception."
#   severity: high
#   level: mandatory
#   objective: "Control what templates do on behalf of people"
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
