# METADATA
# title: "Entities must not be orphaned"
# description: |
#   The catalog keeps an entity whose source was removed and marks it as orphaned. It is never updated again.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/life-of-an-entity
# custom:
#   message: "Nothing in the catalog refers to this entity as its source any more."
#   fix: "Register the catalog-info.yaml again, or delete the entity."
#   severity: medium
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.not_orphan

import data.guardrails.lib.entities

finding contains entities.violation(entities.annotation_path("backstage.io/orphan"), null, "true") if {
	entities.annotation("backstage.io/orphan") == "true"
}
