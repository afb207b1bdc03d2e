# METADATA
# title: "Services behind a load balancer must have a health check"
# description: |
#   Without one, requests go to machines that are down.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
# custom:
#   message: "There is no health check: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [health-check]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.reliability.health_check

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["health-check"])
}
