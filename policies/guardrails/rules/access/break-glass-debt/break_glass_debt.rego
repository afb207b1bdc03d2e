# METADATA
# title: "Earlier break-glass access must be reviewed first"
# description: |
#   Break-glass access starts without approval. While an earlier use still waits for its reviews,
#   the next one needs approval.
# related_resources:
#   - ref: https://csrc.nist.gov/glossary/term/least_privilege
# custom:
#   message: "Uses of break-glass access that still need review: {actual}."
#   fix: "Ask two reviewers to review the earlier use, or wait for approval of this request."
#   severity: high
#   level: approval
#   alwaysOn: "It keeps break-glass access from replacing approval."
#   objective: "Give people the access they need, only as long as they need it"
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
