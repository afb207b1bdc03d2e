# METADATA
# title: "A sandbox must have an end"
# description: |
#   A sandbox that is forgotten costs money and is never patched. When it is created, its end is decided, who owns it,
#   and that it is destroyed then. Nothing outside of sandboxes ends by itself.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/cost_decomissioning_resources_implement_process.html
# custom:
#   message: "Hours until it is destroyed: {actual}. At most {expected} are allowed."
#   fix: "Set lifetime.hours to at most {expected}. If that is 0, leave lifetime out: nothing ends by itself there."
#   severity: medium
#   level: mandatory
#   objective: "Pay only for what is in use"
#   subject:
#     type: infrastructure
#     types:
#       - "*"
#     changes: [create, update, replace, delete, forget, no-op, deferred]
#     sees: outline
#   evidence: [resources]
#   parameters: [maximumSandboxHours]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.destruction.sandbox_end

import data.guardrails.lib.findings
import data.guardrails.lib.parameters

# What ends by itself is a sandbox, and lives no longer than that. Its removal must never wait for a stricter maximum.
finding contains findings.fixed(found, "replace", limit) if {
	input.target.lifetime.hours > limit
	makes_something
	found := finding_of(input.target.lifetime.hours)
}

finding contains finding_of(null) if {
	limit > 0
	not input.target.lifetime
	creates_target
	can_be_ended
}

finding_of(actual) := {"resource": "", "path": ["target", "lifetime", "hours"], "expected": limit, "actual": actual}

limit := parameters.values.maximumSandboxHours

makes_something if {
	some changes in input.subject.changesByType
	some change in changes
	change.mode == "managed"
	change.kind in {"create", "update", "replace", "deferred"}
}

# A plan of something that is there already does not begin it. What is imported was there, and not here: it begins it as
# what is created does.
creates_target if {
	some changes in input.subject.changesByType
	some change in changes
	change.mode == "managed"
	begins(change)
	not is_there
}

begins(change) if change.kind in {"create", "deferred"}

begins(change) if change.importing

is_there if {
	some changes in input.subject.changesByType
	some change in changes
	change.mode == "managed"
	change.kind in {"update", "replace", "delete", "forget", "no-op"}
	not change.importing
}

# Only the enforcement point that carries a plan out can destroy it at its end. A pipeline or a pull request cannot.
can_be_ended if input.source.madeFrom
