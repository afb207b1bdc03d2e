# METADATA
# title: "Access must state its purpose"
# description: |
#   Approvers and auditors must be able to tell whether the access was needed.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "The purpose has {actual} characters; at least {expected} are required."
#   fix: "Describe in one sentence what you want to find out or change."
#   severity: medium
#   level: mandatory
#   objective: "Give people the access they need, only as long as they need it"
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
