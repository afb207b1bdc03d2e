# METADATA
# title: "File transfer servers have no internet-facing address"
# description: |
#   An elastic address on a transfer server opens it to the internet even where its endpoint is a
#   private one.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
# custom:
#   message: "{resource} has an internet-facing address ({path})."
#   fix: "Leave the addresses out and let partners come through a private connection."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     types:
#       - aws_transfer_server
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.transfer_without_elastic_address

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

finding contains found if {
	some requirement in requirements
	some change in changes.judged[requirement.type]
	some found in attributes.not_allowed(change, requirement)
}

requirements := [
	{"type": "aws_transfer_server", "path": ["endpoint_details", "*", "address_allocation_ids"], "allowed": [[], null]},
]
