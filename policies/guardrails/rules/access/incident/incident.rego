# METADATA
# title: "Access must name an incident or change"
# description: |
#   Manual work in production needs a reason that others can look up later.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "No incident or change is named."
#   fix: "Enter the incident or change that you need the access for."
#   severity: medium
#   level: mandatory
#   objective: "Give people the access they need, only as long as they need it"
#   subject:
#     type: access
#   evidence: []
#   parameters: [accessNeedsIncident]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.access.incident

import data.guardrails.lib.parameters

finding contains {
	"resource": input.subject.resource,
	"path": ["incident"],
	"expected": "an incident",
	"actual": null,
} if {
	parameters.values.accessNeedsIncident
	not input.subject.incident
}
