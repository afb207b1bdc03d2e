# METADATA
# title: "VPN gateways must be active-active"
# description: |
#   An active-standby gateway drops every connection during failover and maintenance.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/vpn-gateway/about-active-active-gateways
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network_gateway
# custom:
#   message: "Active-active mode is off: {path} is {actual}."
#   fix: "Set {path} to true."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [gateway-active-active]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.gateway_active_active

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["gateway-active-active"])
}
