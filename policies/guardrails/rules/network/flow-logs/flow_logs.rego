# METADATA
# title: "Networks must have flow logs"
# description: |
#   Flow logs show which machines communicated, and an investigation needs them first.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/vpc
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_subnetwork
# custom:
#   message: "Flow logs are not enabled."
#   fix: "Add a log_config block, or an aws_flow_log for the network."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     types:
#       - aws_vpc
#       - google_compute_subnetwork
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_flow_log]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.flow_logs

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.findings

finding contains found if {
	some change in changes.judged.google_compute_subnetwork
	not for_proxies(change)
	some found in attributes.missing(change, {"path": ["log_config"]})
}

# Google cannot record flows of these. A helper, because `not` over a value that is not set is undefined.
for_proxies(change) if {
	change.after.purpose in {"REGIONAL_MANAGED_PROXY", "GLOBAL_MANAGED_PROXY", "INTERNAL_HTTPS_LOAD_BALANCER"}
}

finding contains found if {
	some change in changes.judged.aws_vpc
	not companions.has(change, flow_logs)
	found := findings.violation(change, ["flow_log"], "set", null)
}

flow_logs := companions.links(["aws_flow_log"], "vpc_id")
