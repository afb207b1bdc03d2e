# METADATA
# title: "Routes to a peer network must name its addresses"
# description: |
#   A route for all addresses sends everything that has no other route into the network of another team.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
# custom:
#   message: "All traffic is routed to a peer network: {path} is {actual}."
#   fix: "Set {path} to the addresses of the peer network."
#   severity: medium
#   level: advisory
#   objective: "Keep internal systems off the internet"
#   subject:
#     type: infrastructure
#     places: [named-routes]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.named_routes

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["named-routes"])
}
