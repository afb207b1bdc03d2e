# METADATA
# title: "Gateways must require client certificates"
# description: |
#   A client certificate proves which system calls, not only which person.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/api-management/api-management-howto-mutual-certificates-for-clients
# custom:
#   message: "Client certificates are not required: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [client-certificates]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.client_certificates

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["client-certificates"])
}
