# METADATA
# title: "Services must run on several instances"
# description: |
#   A service with one instance is down whenever that one is restarted, moved or broken.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/well-architected/service-guides/app-service-web-apps
# custom:
#   message: "The service has too few instances: {path} is {actual}."
#   fix: "Set {path} to {expected} or more."
#   severity: low
#   level: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [several-instances]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.reliability.several_instances

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["several-instances"])
}
