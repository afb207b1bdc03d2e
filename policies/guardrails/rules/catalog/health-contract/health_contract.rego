# METADATA
# title: "Health endpoints in production must keep the health contract"
# description: |
#   An endpoint that answers without a status, or with a status code that says something else, cannot tell a failure
#   from a success.
# related_resources:
#   - ref: https://github.com/backstage-guardrails/guardrails/blob/main/docs/health.md
# custom:
#   message: "The health endpoint does not keep the health contract."
#   fix: "Open the entity, Health: it lists what the endpoint must answer."
#   severity: low
#   level: advisory
#   objective: "Reach the right people when something fails"
#   subject:
#     type: entity
#     kinds: [API, Component, Resource, System]
#   evidence: []
#   facts: [health.status]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.catalog.health_contract

import data.guardrails.lib.entities
import data.guardrails.lib.findings

fact := input.facts["health.status"]

finding contains entities.violation(["health", "contract"], "met", "not-met") if {
	entities.in_production
	fact.value.contract == "not-met"
}

# Where no endpoint is declared the value is null, and catalog/health-endpoint has a say.
finding contains findings.unjudged("health.status") if {
	entities.in_production
	fact.value.contract == "unknown"
}

finding contains findings.unjudged("health.status") if {
	entities.in_production
	fact.status == "absent"
}
