# METADATA
# title: "File transfer servers must use a current security policy"
# description: |
#   The security policy decides which ciphers a transfer server accepts. The oldest one accepts
#   ciphers that can be broken.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
# custom:
#   message: "Security policy {actual} is not allowed."
#   fix: "Use one of: {expected}."
#   severity: high
#   level: mandatory
#   objective: "Encrypt data in transit"
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
	not newer(found.actual)
}

# AWS dates its policies and only ever makes them stricter, so none that is newer than one of the list is weaker. Those
# of FIPS have lists of their own: one of the same day says nothing.
newer(policy) if {
	some allowed in parameters.values.transferSecurityPolicies
	published(allowed) < published(policy)
}

published(policy) := regex.find_all_string_submatch_n(`^TransferSecurityPolicy-(?:FIPS-|Restricted-)?(20[0-9]{2}-[0-9]{2})$`, policy, 1)[0][1]
