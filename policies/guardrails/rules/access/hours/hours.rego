# METADATA
# title: "Access outside of working hours needs consent"
# description: |
#   What is done when nobody looks is what goes wrong unnoticed.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "It is outside of the hours in which access is lent without asking."
#   fix: "Wait for the working hours, or for the consent of others."
#   severity: low
#   level: approval
#   objective: "People have the access they need, for as long as they need it"
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
