# METADATA
# title: "Access has a purpose"
# description: |
#   Whoever consents, and whoever reads the record later, must be able to say whether the access was needed.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "The purpose says nothing: {actual} characters, at least {expected} are needed."
#   fix: "Say what you want to find out or change, in one sentence."
#   severity: medium
#   level: mandatory
#   objective: "People have the access they need, for as long as they need it"
#   subject:
#     type: access
#   evidence: []
#   parameters: [minimumPurposeLength]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.access.purpose

import data.guardrails.lib.parameters

finding contains {
	"resource": input.subject.resource,
	"path": ["purpose"],
	"expected": parameters.values.minimumPurposeLength,
	"actual": count(input.subject.purpose),
} if {
	count(input.subject.purpose) < parameters.values.minimumPurposeLength
}
