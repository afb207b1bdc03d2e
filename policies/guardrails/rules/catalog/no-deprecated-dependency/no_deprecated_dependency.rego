# METADATA
# title: "Entities must not depend on what is deprecated"
# description: |
#   What is deprecated will be removed. What depends on it fails then.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-relations
# custom:
#   message: "{actual} is deprecated."
#   fix: "Replace the dependency in catalog-info.yaml and in the code."
#   severity: medium
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [Component, API, Resource]
#   evidence: []
#   facts: [catalog.references]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.no_deprecated_dependency

import data.guardrails.lib.entities
import data.guardrails.lib.findings

finding contains entities.violation(reference.path, "not deprecated", reference.ref) if {
	some reference in entities.references
	reference.path[1] in {"dependsOn", "consumesApis"}
	lower(reference.lifecycle) == "deprecated"
	not entities.lifecycle == "deprecated"
}

# Without the fact nothing can be said, and one finding says so for the whole.
finding contains findings.unjudged("catalog.references") if not entities.known("catalog.references")
