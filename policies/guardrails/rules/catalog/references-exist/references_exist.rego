# METADATA
# title: "What an entity refers to must exist in the catalog"
# description: |
#   Dependencies that do not exist are missing in graphs, and in every answer to "what breaks if this fails?".
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-relations
# custom:
#   message: "{actual} does not exist in the catalog."
#   fix: "Correct the reference in catalog-info.yaml, or register the entity that it names."
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#   evidence: []
#   facts: [catalog.references]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.references_exist

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(reference.path, "an entity of the catalog", reference.ref) if {
	some reference in entities.references
	not reference.path in {["spec", "owner"], ["spec", "system"]}
	not reference.exists
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("catalog.references") if not entities.known("catalog.references")
