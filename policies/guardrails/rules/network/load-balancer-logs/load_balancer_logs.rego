# METADATA
# title: "Load balancers must write access logs"
# description: |
#   The access log of a load balancer is often the only record of who requested what.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_backend_service
# custom:
#   message: "Access logs are not enabled."
#   fix: "Enable access logs and set a bucket."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [load-balancer-logs]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.load_balancer_logs

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["load-balancer-logs"])
}
