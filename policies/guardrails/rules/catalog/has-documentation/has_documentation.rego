# METADATA
# title: "Components and systems must have documentation"
# description: |
#   Documentation beside the code is found by those who need it at night.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/well-known-annotations
# custom:
#   message: "No documentation is linked."
#   fix: "Add to catalog-info.yaml, below \"metadata.annotations\": backstage.io/techdocs-ref: dir:."
#   severity: low
#   level: advisory
#   objective: "Reach the right people when something fails"
#   subject:
#     type: entity
#     kinds: [Component, System]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.has_documentation

import data.guardrails.lib.entities

finding contains entities.lacking(entities.annotation_path("backstage.io/techdocs-ref"), "a folder or URL") if {
	not entities.annotated(["backstage.io/techdocs-ref", "backstage.io/techdocs-entity"])
}
