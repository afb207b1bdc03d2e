# METADATA
# title: "File transfer servers must not have a public IP address"
# description: |
#   An elastic IP address opens a transfer server to the internet, even with a private endpoint.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
# custom:
#   message: "The server has an elastic IP address ({path})."
#   fix: "Remove the addresses, and let partners connect through a private connection."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [transfer-without-elastic-address]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.transfer_without_elastic_address

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["transfer-without-elastic-address"])
}
