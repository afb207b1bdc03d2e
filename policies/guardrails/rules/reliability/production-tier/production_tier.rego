# METADATA
# title: "Services must have a tier with a service level agreement"
# description: |
#   The free and the basic tiers have no service level agreement and stop when a quota is reached.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/azure-web-pubsub/concept-service-internals
# custom:
#   message: "The tier has no service level agreement: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [production-tier]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.reliability.production_tier

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["production-tier"])
}
