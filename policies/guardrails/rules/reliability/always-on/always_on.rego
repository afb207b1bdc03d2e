# METADATA
# title: "Apps must stay loaded"
# description: |
#   An app that is unloaded when idle keeps the first user waiting.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/app-service/configure-common
# custom:
#   message: "The app is unloaded when idle: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [always-on]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.reliability.always_on

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["always-on"])
}
