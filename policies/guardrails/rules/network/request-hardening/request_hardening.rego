# METADATA
# title: "Load balancers and content delivery must refuse malformed requests"
# description: |
#   Requests that two servers read differently are used to smuggle others past a filter.
# related_resources:
#   - ref: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
# custom:
#   message: "Requests are not checked: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [request-hardening]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.request_hardening

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["request-hardening"])
}
