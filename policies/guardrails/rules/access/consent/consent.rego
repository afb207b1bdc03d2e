# METADATA
# title: "Access needs approval"
# description: |
#   Access to production is approved by a second person. For an incident that can't wait there is
#   break-glass access, which notifies everyone concerned.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "Access to {resource} needs approval."
#   fix: "Wait for approval. If an incident can't wait, use break-glass access."
#   severity: high
#   level: approval
#   alwaysOn: "It requires approval. Set accessNeedsConsent for environments that don't need it."
#   objective: "Give people the access they need, only as long as they need it"
#   subject:
#     type: access
#   evidence: []
#   parameters: [accessNeedsConsent]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.access.consent

import data.guardrails.lib.parameters

finding contains {
	"resource": input.subject.resource,
	"path": ["role"],
	"expected": "consent",
	"actual": input.subject.role,
} if {
	parameters.values.accessNeedsConsent
	not input.subject.breakGlass
}
