# METADATA
# title: "Access outside working hours needs approval"
# description: |
#   Mistakes and attacks outside working hours are noticed late.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "The request is outside working hours, so it needs approval."
#   fix: "Wait for working hours or for approval."
#   severity: low
#   level: approval
#   objective: "Give people the access they need, only as long as they need it"
#   subject:
#     type: access
#   evidence: []
#   parameters: [accessHours]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.access.hours

import data.guardrails.lib.parameters

# Not the hour itself: a consent given at seven must still hold at eight.
finding contains {
	"resource": input.subject.resource,
	"path": ["time"],
	"expected": parameters.values.accessHours,
	"actual": null,
} if {
	not input.subject.breakGlass
	not within(parameters.values.accessHours)
}

within(hours) if {
	input.time.weekday in hours.weekdays
	input.time.hour >= hours.from
	input.time.hour < hours.until
}
