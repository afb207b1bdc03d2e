# METADATA
# title: "The lifecycle must be one of the known ones"
# description: |
#   The lifecycle decides how strictly rules apply. One that is missing or misspelled counts as production.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "Lifecycle {actual} is not one of: {expected}."
#   fix: "Set \"lifecycle\" below \"spec\" in catalog-info.yaml: lifecycle: production"
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [Component, API]
#   evidence: []
#   parameters: [entityLifecycles]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.known_lifecycle

import data.guardrails.lib.entities
import data.guardrails.lib.parameters

finding contains entities.violation(["spec", "lifecycle"], parameters.values.entityLifecycles, entities.shown(["spec", "lifecycle"])) if {
	not known
}

known if lower(entities.text(["spec", "lifecycle"])) in parameters.values.entityLifecycles
