# METADATA
# title: "A VPN gateway runs active-active"
# description: |
#   An active-standby gateway drops every connection while it fails over and during each maintenance
#   of the platform.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/vpn-gateway/about-active-active-gateways
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network_gateway
# custom:
#   message: "{resource} has one active instance: {path} is {actual}."
#   fix: "Switch active-active mode on."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Keep running when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_virtual_network_gateway
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.gateway_active_active

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

# Gateways of other kinds than VPN are always active-active.
requirements := [
	{"type": "azurerm_virtual_network_gateway", "path": ["active_active"], "allowed": [true], "default": false, "when": {"path": ["type"], "values": ["Vpn"]}},
	{"type": "microsoft.network/virtualnetworkgateways", "path": ["body", "properties", "activeActive"], "allowed": [true], "default": false, "when": {"path": ["body", "properties", "gatewayType"], "values": ["Vpn"]}},
]
