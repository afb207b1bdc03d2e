# METADATA
# title: "Access must not exceed the maximum duration"
# description: |
#   A forgotten credential can be stolen. The shorter it is valid, the less it is worth.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "{actual} seconds were requested; the maximum is {expected}."
#   fix: "Request at most {expected} seconds. You can request access again later."
#   severity: high
#   level: mandatory
#   alwaysOn: "It makes every lease end. Raise the limit in maximumAccessMinutes."
#   objective: "Give people the access they need, only as long as they need it"
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
