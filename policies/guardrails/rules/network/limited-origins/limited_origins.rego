# METADATA
# title: "Apps must not answer the scripts of every site"
# description: |
#   Browsers keep scripts of other sites from reading what an app answers, except for the origins that the app allows.
#   With `*` it allows all of them.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/app-service/app-service-web-tutorial-rest-api
#   - ref: https://cwe.mitre.org/data/definitions/942.html
# custom:
#   message: "Every site is allowed: {path} is {actual}."
#   fix: "List the origins that have to call the app."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [limited-origins]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.limited_origins

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["limited-origins"])
}
