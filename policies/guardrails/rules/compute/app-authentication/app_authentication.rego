# METADATA
# title: "Apps must authenticate their users"
# description: |
#   Without the platform's authentication, every request reaches the code of the app.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/app-service/overview-authentication-authorization
# custom:
#   message: "Requests are not authenticated: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [app-authentication]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.app_authentication

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["app-authentication"])
}
