# METADATA
# title: "Virtual network gateways must use a zone-redundant size"
# description: |
#   A gateway whose size does not end in AZ is in one zone. When that zone fails, every site
#   behind it is disconnected.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/vpn-gateway/about-zone-redundant-vnet-gateways
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/virtual_network_gateway
# custom:
#   message: "The size is not zone-redundant: {path} is {actual}."
#   fix: "Use a size that ends in AZ, for example VpnGw1AZ."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     places: [zonal-gateway]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.zonal_gateway

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["zonal-gateway"])
}
