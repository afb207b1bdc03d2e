# METADATA
# title: "Services in production must declare a health endpoint"
# description: |
#   Without a health endpoint the portal cannot say whether a service works, and an outage is reported by its
#   users.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/health.md
# custom:
#   message: "No health endpoint is declared."
#   fix: "Add to catalog-info.yaml, below \"metadata.annotations\": entity-health/endpoints: https://your-service.example.com/health"
#   severity: low
#   level: advisory
#   objective: "Reach the right people when something fails"
#   subject:
#     type: entity
#     kinds: [Component]
#   evidence: []
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.catalog.health_endpoint

import data.guardrails.lib.entities

finding contains entities.lacking(entities.annotation_path("entity-health/endpoints"), "a URL") if {
	entities.in_production
	lower(entities.text(["spec", "type"])) in {"service", "website"}
	not entities.annotated(["entity-health/endpoints"])
	not entities.linked("health")
}
