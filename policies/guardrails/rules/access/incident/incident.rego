# METADATA
# title: "Access to production belongs to an incident"
# description: |
#   Nobody works in production by hand without a reason that others can look up.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "No incident or change is named."
#   fix: "Name the incident or the change that this belongs to."
#   severity: medium
#   level: mandatory
#   objective: "People have the access they need, for as long as they need it"
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
