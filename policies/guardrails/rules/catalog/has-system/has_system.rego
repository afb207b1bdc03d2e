# METADATA
# title: "Components, APIs and resources must belong to a system"
# description: |
#   A system says which parts belong together. Cost, health and compliance are added up by system.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/system-model
# custom:
#   message: "No system is set."
#   fix: "Add the system to catalog-info.yaml, below \"spec\": system: your-system"
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
package guardrails.rules.catalog.has_system

import data.guardrails.lib.entities

finding contains entities.lacking(["spec", "system"], "a system") if {
	not entities.text(["spec", "system"])
}
