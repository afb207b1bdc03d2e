# METADATA
# title: "Apps must speak HTTP/2"
# description: |
#   HTTP/2 answers faster over few connections and refuses malformed headers.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/app-service/configure-common
# custom:
#   message: "HTTP/2 is off: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [http-two]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.http_two

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["http-two"])
}
