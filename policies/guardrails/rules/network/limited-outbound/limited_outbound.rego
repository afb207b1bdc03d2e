# METADATA
# title: "Workloads must reach only named addresses"
# description: |
#   A model, a database or a desktop that can call any address can be made to send data there.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/ai-services/cognitive-services-data-loss-prevention
# custom:
#   message: "Any address can be reached: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Keep data inside the organisation"
#   subject:
#     type: infrastructure
#     places: [limited-outbound]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.limited_outbound

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["limited-outbound"])
}
