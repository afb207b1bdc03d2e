# METADATA
# title: "Administration and database ports must not be open to the internet"
# description: |
#   Administration and database ports are scanned all day. One weak password or one unpatched
#   server is enough.
# related_resources:
#   - ref: https://www.cisa.gov/news-events/cybersecurity-advisories/aa22-137a
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_security_group
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_firewall
# custom:
#   message: "Port {port} is open to {actual}."
#   fix: "Allow only the network that needs it, or use a bastion, a session service or a private connection."
#   severity: critical
#   level: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-open-admin-port]
#     types:
#       - aws_security_group
#       - aws_default_security_group
#       - aws_security_group_rule
#       - aws_vpc_security_group_ingress_rule
#       - aws_ec2_managed_prefix_list
#       - aws_ec2_managed_prefix_list_entry
#       - azurerm_batch_pool
#       - azurerm_network_security_group
#       - azurerm_network_security_rule
#       - google_compute_firewall
#       - aws_network_acl
#       - aws_network_acl_rule
#       - aws_lightsail_instance_public_ports
#       - awscc_ec2_security_group
#       - awscc_ec2_security_group_ingress
#       - azapi_resource
#       - azapi_update_resource
#       - google_compute_firewall_policy_rule
#       - google_compute_network_firewall_policy_rule
#       - google_compute_region_network_firewall_policy_rule
#       - google_compute_firewall_policy_with_rules
#       - google_compute_network_firewall_policy_with_rules
#       - google_compute_region_network_firewall_policy_with_rules
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
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-open-admin-port"])
}

finding contains found if {
	some opening in exposure.openings
	ports := [port | some port in parameters.values.adminPorts; exposure.covers(opening, port)]
	count(ports) > 0
	found := object.union(exposure.finding(opening), {"values": {"port": ports[0]}})
}
