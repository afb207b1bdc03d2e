# METADATA
# title: "Components, APIs and resources must have a type"
# description: |
#   The type says what an entity is. Pages, rules and searches depend on it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "No type is set."
#   fix: "Add to catalog-info.yaml, below \"spec\": type: service"
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.has_type

import data.guardrails.lib.entities

finding contains entities.lacking(["spec", "type"], "a type") if {
	not entities.text(["spec", "type"])
}
