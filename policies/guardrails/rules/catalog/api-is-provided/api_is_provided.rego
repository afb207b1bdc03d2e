# METADATA
# title: "APIs must be provided by a component"
# description: |
#   An API that no component provides has no one who answers when it fails.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-relations
# custom:
#   message: "No component provides this API."
#   fix: "Add to the catalog-info.yaml of the component, below \"spec\": providesApis: [your-api]"
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [API]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.api_is_provided

import data.guardrails.lib.entities

finding contains entities.violation(["relations"], "a component that provides it", 0) if {
	count(entities.relations("apiProvidedBy")) == 0
}
