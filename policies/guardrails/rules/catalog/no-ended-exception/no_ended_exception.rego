# METADATA
# title: "Findings must not rely on an exception that ended"
# description: |
#   An exception ends on a date, so that what it accepted is fixed by then. After that date the finding is open
#   again.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final
# custom:
#   message: "Findings whose exception ended: {actual}."
#   fix: "Open the entity, Compliance: fix the findings or request a new exception."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Find and fix what is not compliant"
#   subject:
#     type: entity
#   evidence: []
#   facts: [guardrails.endedExceptions]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.no_ended_exception

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(["exceptions"], 0, ended) if {
	ended := input.facts["guardrails.endedExceptions"].value
	ended > 0
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("guardrails.endedExceptions") if not entities.known("guardrails.endedExceptions")
