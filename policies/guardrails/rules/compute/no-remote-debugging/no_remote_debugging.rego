# METADATA
# title: "Apps must not be open for remote debugging"
# description: |
#   A debugger reads and changes whatever the app has in memory.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/app-service/configure-common
# custom:
#   message: "The app can be debugged remotely: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-remote-debugging]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.no_remote_debugging

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-remote-debugging"])
}
