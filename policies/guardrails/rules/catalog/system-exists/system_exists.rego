# METADATA
# title: "The system must exist in the catalog"
# description: |
#   A reference to a system that is not in the catalog leaves the entity outside of every overview by system.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/system-model
# custom:
#   message: "System {actual} does not exist in the catalog."
#   fix: "Change \"system\" below \"spec\" in catalog-info.yaml to a system of the catalog: system: your-system"
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource]
#   evidence: []
#   facts: [catalog.references]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.system_exists

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(reference.path, "a system of the catalog", reference.ref) if {
	some reference in entities.references
	reference.path == ["spec", "system"]
	not reference.exists
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("catalog.references") if not entities.known("catalog.references")
