# METADATA
# title: "File transfer servers use a current security policy"
# description: |
#   The security policy of a transfer server decides which ciphers it accepts; the oldest one
#   accepts ciphers that can be broken.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
# custom:
#   message: "{resource} uses the security policy {actual}."
#   fix: "Choose one of the allowed policies."
#   severity: high
#   level: mandatory
#   objective: "Encrypt what travels over a network"
#   subject:
#     type: infrastructure
#     types:
#       - aws_transfer_server
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [transferSecurityPolicies]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.transfer_security_policy

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.parameters

# With nothing set the provider takes the oldest policy.
finding contains found if {
	some change in changes.judged.aws_transfer_server
	some found in attributes.not_allowed(change, {
		"path": ["security_policy_name"],
		"allowed": parameters.values.transferSecurityPolicies,
		"default": "TransferSecurityPolicy-2018-11",
	})
}
