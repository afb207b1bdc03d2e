# METADATA
# title: "Clusters must not expose a dashboard"
# description: |
#   Dashboards and the add-on that routes to every service from the internet were used to take over
#   clusters.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/aks/http-application-routing
# custom:
#   message: "A dashboard or router is open: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-dashboard]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.clusters.no_dashboard

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-dashboard"])
}
