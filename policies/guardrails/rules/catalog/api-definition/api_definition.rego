# METADATA
# title: "APIs must have a definition"
# description: |
#   Without its definition an API is a name. Consumers cannot read it, and tools cannot compare versions.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format#kind-api
# custom:
#   message: "No definition is set."
#   fix: "Add to catalog-info.yaml, below \"spec\": definition: { $text: ./openapi.yaml }"
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [API]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.api_definition

import data.guardrails.lib.entities

finding contains entities.lacking(["spec", "definition"], "the text of the definition") if not defined

defined if entities.text(["spec", "definition"])

# Where the catalog reads it from another file.
defined if count(object.keys(entities.at(["spec", "definition"]))) > 0
