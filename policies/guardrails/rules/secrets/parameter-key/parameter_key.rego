# METADATA
# title: "Encrypted parameters must use a customer-managed key"
# description: |
#   With the default key, everyone who can read parameters can decrypt them.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_parameter
# custom:
#   message: "The parameter is not encrypted with a customer-managed key: {path} is {actual}."
#   fix: "Set key_id to a customer-managed key. alias/aws/ssm belongs to AWS."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [parameter-key]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.secrets.parameter_key

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["parameter-key"])
}
