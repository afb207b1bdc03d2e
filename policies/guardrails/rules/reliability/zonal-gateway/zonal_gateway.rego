# METADATA
# title: "A virtual network gateway is of a zonal size"
# description: |
#   A gateway whose size does not end in AZ stands in one zone, and every site behind it is cut off
#   when that zone fails.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/vpn-gateway/about-zone-redundant-vnet-gateways
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network_gateway
# custom:
#   message: "{resource} is not of a zonal size: {path} is {actual}."
#   fix: "Choose a size that ends in AZ."
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
package guardrails.rules.reliability.zonal_gateway

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "azurerm_virtual_network_gateway", "path": ["sku"], "allowed": ["VpnGw1AZ", "VpnGw2AZ", "VpnGw3AZ", "VpnGw4AZ", "VpnGw5AZ", "ErGw1AZ", "ErGw2AZ", "ErGw3AZ", "ErGwScale"]},
	{"type": "microsoft.network/virtualnetworkgateways", "path": ["body", "properties", "sku", "name"], "allowed": ["VpnGw1AZ", "VpnGw2AZ", "VpnGw3AZ", "VpnGw4AZ", "VpnGw5AZ", "ErGw1AZ", "ErGw2AZ", "ErGw3AZ", "ErGwScale"]},
]
