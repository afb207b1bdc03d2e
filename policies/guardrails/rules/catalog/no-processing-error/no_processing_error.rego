# METADATA
# title: "The catalog must process entities without errors"
# description: |
#   The catalog shows what it could read last. After an error a change of the file has no effect.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/life-of-an-entity
# custom:
#   message: "The catalog reports an error: {actual}"
#   fix: "Correct catalog-info.yaml. The entity page shows the error."
#   severity: medium
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.no_processing_error

import data.guardrails.lib.entities

finding contains entities.violation(["status", "items", index], "no error", entities.cut(item.message)) if {
	some index, item in entities.at(["status", "items"])
	item.level == "error"
}
