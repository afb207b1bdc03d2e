# METADATA
# title: "Break-glass is reviewed before it is used again"
# description: |
#   Break-glass is a loan of trust. While an earlier use waits for its reviews, a second person must consent to the next.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "{actual} uses of break-glass wait for their reviews."
#   fix: "Have the earlier use reviewed by two others, or wait for the consent to this one."
#   severity: high
#   level: approval
#   alwaysOn: "It keeps break-glass from taking the place of consent."
#   objective: "People have the access they need, for as long as they need it"
#   subject:
#     type: access
#   evidence: []
#   facts: [access.debt]
#   parameters: []
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.access.break_glass_debt

import data.guardrails.lib.findings

finding contains found if {
	input.subject.breakGlass
	debt > 0
	found := {
		"resource": input.subject.resource,
		"path": ["facts", "access.debt"],
		"expected": 0,
		"actual": debt,
	}
}

finding contains findings.unjudged("access.debt") if {
	input.subject.breakGlass
	not known
}

debt := input.facts["access.debt"].value

known if is_number(debt)
