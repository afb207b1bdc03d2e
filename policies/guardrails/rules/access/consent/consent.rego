# METADATA
# title: "Access to production needs the consent of others"
# description: |
#   Nobody lends themselves the keys to production. In an incident that cannot wait there is break-glass: it is told to everybody who must know.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "Access to {resource} needs the consent of others."
#   fix: "Wait for the consent, or use break-glass where an incident cannot wait."
#   severity: high
#   level: approval
#   alwaysOn: "It asks for the consent of others. Say in accessNeedsConsent where it does not."
#   objective: "People have the access they need, for as long as they need it"
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
