# METADATA
# title: "Projects must not have the default network"
# description: |
#   The default network opens SSH and RDP to the internet in every region.
# related_resources:
#   - ref: https://cloud.google.com/vpc/docs/vpc#default-network
# custom:
#   message: "The default network is created: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-default-network]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.no_default_network

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-default-network"])
}
