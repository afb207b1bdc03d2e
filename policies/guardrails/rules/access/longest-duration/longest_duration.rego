# METADATA
# title: "Access ends soon"
# description: |
#   A credential that is forgotten is a credential that is stolen. The shorter it lives, the less it is worth.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "{actual} seconds are asked for, at most {expected} are lent."
#   fix: "Ask for less time. A further lease is a further decision."
#   severity: high
#   level: mandatory
#   alwaysOn: "It lets every lease end. Lend for longer with maximumAccessMinutes."
#   objective: "People have the access they need, for as long as they need it"
#   subject:
#     type: access
#   evidence: []
#   parameters: [maximumAccessMinutes, maximumBreakGlassMinutes]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.access.longest_duration

import data.guardrails.lib.findings
import data.guardrails.lib.parameters

finding contains findings.fixed(found, "replace", longest) if {
	input.subject.durationSeconds > longest
	found := {
		"resource": input.subject.resource,
		"path": ["durationSeconds"],
		"expected": longest,
		"actual": input.subject.durationSeconds,
	}
}

longest := parameters.values.maximumBreakGlassMinutes * 60 if input.subject.breakGlass

longest := parameters.values.maximumAccessMinutes * 60 if not input.subject.breakGlass
