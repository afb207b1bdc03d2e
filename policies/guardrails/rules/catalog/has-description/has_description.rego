# METADATA
# title: "Entities must have a description"
# description: |
#   A name says little to a reader from another team.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "No description is set."
#   fix: "Add to catalog-info.yaml, below \"metadata\": description: What it does, in one sentence"
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource, System, Domain, Template]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.has_description

import data.guardrails.lib.entities

finding contains entities.lacking(["metadata", "description"], "a sentence") if {
	not entities.text(["metadata", "description"])
}
