# METADATA
# title: "Target groups must let connections finish"
# description: |
#   When connections are cut during draining, requests in progress fail.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
# custom:
#   message: "Connections are cut during draining: {path} is {actual}."
#   fix: "Set connection_termination to false."
#   severity: low
#   level: advisory
#   objective: "Change systems without outages"
#   subject:
#     type: infrastructure
#     places: [load-balancer-drains]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.load_balancer_drains

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["load-balancer-drains"])
}
