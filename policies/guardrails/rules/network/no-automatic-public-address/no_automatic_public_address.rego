# METADATA
# title: "Subnets must not assign public IP addresses"
# description: |
#   In a subnet that assigns public addresses, every machine is exposed to the internet.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/subnet
# custom:
#   message: "Every machine in the subnet gets a public IP address: {path} is {actual}."
#   fix: "Set {path} to false. Assign a public IP address only to machines that need one."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-automatic-public-address]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_automatic_public_address

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-automatic-public-address"])
}
