# METADATA
# title: "Machine disks must be encrypted"
# description: |
#   Disks and their snapshots outlive the machine. Unencrypted, anyone who mounts a copy can read
#   them.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/instance
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template
# custom:
#   message: "A disk is not encrypted: {path} is {actual}."
#   fix: "Set encrypted to true on every block device."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [disk-encryption]
#     types:
#       - aws_instance
#       - aws_launch_configuration
#       - aws_launch_template
#       - aws_ebs_encryption_by_default
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.disk_encryption

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["disk-encryption"])
}

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	not no_further_disk(change, requirement.path)
	some found in attributes.not_allowed(change, requirement)
}

# The disks of a machine of a template are those of the template.
no_further_disk(change, path) if {
	path[0] == "root_block_device"
	markers.filled_in(change.after.root_block_device, ["root_block_device"])
	count(attributes.at(change.after, ["launch_template"])) > 0
}

# Terraform shows further disks that nobody configured as not known, although there will be none.
no_further_disk(change, path) if {
	path[0] == "ebs_block_device"
	markers.filled_in(change.after.ebs_block_device, ["ebs_block_device"])
}

requirements := [
	{"type": "aws_instance", "path": ["root_block_device", "*", "encrypted"], "allowed": [true], "default": false},
	{"type": "aws_instance", "path": ["ebs_block_device", "*", "encrypted"], "allowed": [true], "default": false},
	{"type": "aws_launch_configuration", "path": ["root_block_device", "*", "encrypted"], "allowed": [true], "default": false},
	{"type": "aws_launch_configuration", "path": ["ebs_block_device", "*", "encrypted"], "allowed": [true], "default": false},
	{"type": "aws_launch_template", "path": ["block_device_mappings", "*", "ebs", 0, "encrypted"], "allowed": [true], "default": false},
	{"type": "aws_ebs_encryption_by_default", "path": ["enabled"], "allowed": [true], "default": true},
]
