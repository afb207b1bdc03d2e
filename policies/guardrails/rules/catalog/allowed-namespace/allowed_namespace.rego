# METADATA
# title: "Entities must be in an allowed namespace"
# description: |
#   A second namespace allows two entities with one name. References then mean another one than the reader thinks.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format
# custom:
#   message: "Namespace {actual} is not allowed."
#   fix: "Change or remove \"namespace\" below \"metadata\" in catalog-info.yaml: namespace: default"
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#   evidence: []
#   parameters: [entityNamespaces]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.allowed_namespace

import data.guardrails.lib.entities
import data.guardrails.lib.parameters

finding contains entities.violation(["metadata", "namespace"], parameters.values.entityNamespaces, entities.cut(namespace)) if {
	namespace := object.get(input.subject.entity, ["metadata", "namespace"], "default")
	not parameters.matches(parameters.values.entityNamespaces, namespace)
}
