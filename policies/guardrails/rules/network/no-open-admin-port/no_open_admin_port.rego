# METADATA
# title: "Administration and database ports are not open to the world"
# description: |
#   Ports of remote administration and of data stores are scanned all day, every day; one weak
#   password or one unpatched server behind them is enough.
# related_resources:
#   - ref: https://www.cisa.gov/news-events/cybersecurity-advisories/aa22-137a
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
# custom:
#   message: "{resource} opens port {port} to {actual}."
#   fix: "Allow the network that needs it, or use a bastion, a session service or a private connection."
#   severity: critical
#   level: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_security_group
#       - aws_default_security_group
#       - aws_security_group_rule
#       - aws_vpc_security_group_ingress_rule
#       - aws_ec2_managed_prefix_list
#       - aws_ec2_managed_prefix_list_entry
#       - azurerm_network_security_group
#       - azurerm_network_security_rule
#       - google_compute_firewall
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [adminPorts]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_open_admin_port

import data.guardrails.lib.exposure
import data.guardrails.lib.parameters

finding contains found if {
	some opening in exposure.openings
	ports := [port | some port in parameters.values.adminPorts; exposure.covers(opening, port)]
	count(ports) > 0
	found := object.union(exposure.finding(opening), {"values": {"port": ports[0]}})
}
