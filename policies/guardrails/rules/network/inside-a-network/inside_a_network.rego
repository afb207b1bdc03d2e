# METADATA
# title: "Data stores and data sources must be in a private network"
# description: |
#   A service that is created outside a private network gets a public endpoint. Changing that
#   later means recreating it.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/opensearch_domain
# custom:
#   message: "The resource is not in a private network ({path})."
#   fix: "Set the subnets or the connection of a private network."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [inside-a-network]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.inside_a_network

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["inside-a-network"])
}
