# METADATA
# title: "A subnet gives no public addresses by itself"
# description: |
#   Where a subnet hands out public addresses, every machine started in it is exposed, whoever
#   starts it and for whatever reason.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet
# custom:
#   message: "{resource} gives every machine in it a public address ({path} is {actual})."
#   fix: "Set it to false; give a public address to the few that need one."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_subnet
#       - aws_default_subnet
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_automatic_public_address

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_subnet", "path": ["map_public_ip_on_launch"], "allowed": [false], "default": false},
	{"type": "aws_default_subnet", "path": ["map_public_ip_on_launch"], "allowed": [false], "default": true},
]
