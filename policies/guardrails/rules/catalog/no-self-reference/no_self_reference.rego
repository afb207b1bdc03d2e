# METADATA
# title: "Entities must not refer to themselves"
# description: |
#   An entity that depends on itself, or is a part of itself, makes a circle in every graph.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-relations
# custom:
#   message: "The entity refers to itself."
#   fix: "Remove the reference to the entity itself from catalog-info.yaml."
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
package guardrails.rules.catalog.no_self_reference

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(reference.path, "another entity", reference.ref) if {
	some reference in entities.references
	reference.ref == entities.ref
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("catalog.references") if not entities.known("catalog.references")
