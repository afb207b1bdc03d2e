# METADATA
# title: "Machines must not have a public IP address"
# description: |
#   A machine with a public IP address is scanned from its first minute. A machine behind a load
#   balancer or bastion is not.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/network_interface
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_instance
# custom:
#   message: "The machine gets a public IP address ({path})."
#   fix: "Remove the public IP address, and reach the machine through a load balancer, a bastion or a session service."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-public-address]
#     types:
#       - aws_instance
#       - aws_launch_template
#       - aws_launch_configuration
#       - aws_spot_instance_request
#       - google_compute_instance
#       - google_compute_instance_template
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_address

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-public-address"])
}

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	not left_to_subnet(change, requirement.path)
	some found in attributes.not_allowed(change, requirement)
}

# Where nobody says anything the subnet decides, and subnets are judged by network/no-automatic-public-address.
# The subnets of a default network give addresses, so a machine that names none is not excused.
left_to_subnet(change, path) if {
	markers.filled_in(attributes.at(change.after, path), path)
	chosen(change.after.subnet_id)
}

chosen(subnet) if {
	is_string(subnet)
	subnet != ""
}

chosen(subnet) if count(subnet.references) > 0

requirements := [
	{"type": "aws_instance", "path": ["associate_public_ip_address"], "allowed": [false], "default": false},
	{"type": "aws_launch_template", "path": ["network_interfaces", "*", "associate_public_ip_address"], "allowed": [false], "default": false},
	{"type": "aws_launch_configuration", "path": ["associate_public_ip_address"], "allowed": [false], "default": false},
	{"type": "aws_spot_instance_request", "path": ["associate_public_ip_address"], "allowed": [false], "default": false},
	{"type": "google_compute_instance", "path": ["network_interface", "*", "access_config"], "allowed": [[]], "default": []},
	{"type": "google_compute_instance_template", "path": ["network_interface", "*", "access_config"], "allowed": [[]], "default": []},
]
