# METADATA
# title: "Systems must belong to a domain"
# description: |
#   Domains say which part of the business a system serves.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format#kind-system
# custom:
#   message: "No domain is set."
#   fix: "Add to catalog-info.yaml, below \"spec\": domain: your-domain"
#   severity: low
#   level: advisory
#   objective: "Keep the catalog true, so that people and tools can rely on it"
#   subject:
#     type: entity
#     kinds: [System]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.system_has_domain

import data.guardrails.lib.entities

finding contains entities.lacking(["spec", "domain"], "a domain") if {
	not entities.text(["spec", "domain"])
}
