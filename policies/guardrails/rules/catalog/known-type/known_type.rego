# METADATA
# title: "The type must be one of the known ones"
# description: |
#   Two spellings of one type split every list and every rule that looks at it.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "Type {actual} is not one of: {expected}."
#   fix: "Set \"type\" below \"spec\" in catalog-info.yaml to a known one: type: service. Platform engineers add types with the parameter entityTypes."
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource]
#   evidence: []
#   parameters: [entityTypes]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.known_type

import data.guardrails.lib.entities
import data.guardrails.lib.parameters

finding contains entities.violation(["spec", "type"], allowed, entities.shown(["spec", "type"])) if {
	allowed := parameters.values.entityTypes[entities.kind]
	count(allowed) > 0
	type := lower(entities.text(["spec", "type"]))
	not type in allowed
}
