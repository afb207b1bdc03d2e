# METADATA
# title: "Load balancers must not carry outbound traffic"
# description: |
#   Outbound rules share a fixed number of ports among all machines behind the load balancer. When
#   the ports are used up, connections fail at random.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/load-balancer/outbound-rules
#   - ref: https://learn.microsoft.com/en-us/azure/nat-gateway/nat-overview
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/lb_outbound_rule
# custom:
#   message: "The load balancer carries outbound traffic."
#   fix: "Use a NAT gateway for outbound traffic."
#   severity: low
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Stay available when a zone or a machine fails"
#   subject:
#     type: infrastructure
#     types:
#       - azurerm_lb_outbound_rule
#       - azapi_resource
#       - azapi_update_resource
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.reliability.no_outbound_rules

import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains found if {
	some change in changes.judged.azurerm_lb_outbound_rule
	found := findings.violation(change, [], "a NAT gateway", "outbound rule")
}

finding contains found if {
	some change in changes.judged["microsoft.network/loadbalancers"]
	path := ["body", "properties", "outboundRules"]
	rules := object.get(change.after, path, null)
	not markers.missing(rules)
	found := findings.violation(change, path, "a NAT gateway", rules)
}
