# METADATA
# title: "Machines must not forward packets"
# description: |
#   A machine that forwards packets is a way around the rules of the network.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/virtual-network/virtual-networks-udr-overview
# custom:
#   message: "Packets are forwarded: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-ip-forwarding]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.no_ip_forwarding

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-ip-forwarding"])
}
