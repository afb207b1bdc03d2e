# METADATA
# title: "Production must not have open critical findings"
# description: |
#   A critical finding in production exposes data or identity. It must be fixed, or accepted with an exception
#   that ends.
# related_resources:
#   - ref: https://csrc.nist.gov/pubs/sp/800/40/r4/final
# custom:
#   message: "Open critical findings: {actual}."
#   fix: "Open the entity, Compliance: fix each critical finding or request an exception."
#   severity: critical
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Find and fix what is not compliant"
#   subject:
#     type: entity
#     kinds: [Component, Resource, System]
#   evidence: []
#   facts: [guardrails.openCritical]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.no_open_critical

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(["findings"], 0, open) if {
	entities.in_production
	open := input.facts["guardrails.openCritical"].value
	open > 0
}

finding contains findings.unjudged("guardrails.openCritical") if {
	entities.in_production
	not entities.known("guardrails.openCritical")
}
