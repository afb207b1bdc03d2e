# METADATA
# title: "Networks must have firewall rules of their own"
# description: |
#   Without rules of its own a network lets through what the cloud lets through by default.
# related_resources:
#   - ref: https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
#   - ref: https://cloud.google.com/firewall/docs/firewalls
# custom:
#   message: "The network has no firewall rules: {path} is {actual}."
#   fix: "Add firewall rules, a resource of the type {path}."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [firewalled-networks]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.firewalled_networks

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["firewalled-networks"])
}
