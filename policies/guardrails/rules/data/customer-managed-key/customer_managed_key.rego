# METADATA
# title: "Data must be encrypted with a customer-managed key"
# description: |
#   With a customer-managed key the organisation decides who can decrypt, sees every use of the
#   key and can revoke it. The provider's default key allows none of this.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/managed_disk
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket
# custom:
#   message: "Data is not encrypted with a customer-managed key: {path} is {actual}."
#   fix: "Set {path} to a customer-managed key. Keys named alias/aws/... belong to AWS."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [customer-managed-key]
#     types:
#       - aws_lambda_function
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.customer_managed_key

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.keys
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["customer-managed-key"])
}

# Variables of a function are stored too. A function without any stores nothing with the key.
finding contains found if {
	some change in changes.judged.aws_lambda_function
	not markers.missing(attributes.at(change.after, ["environment", 0, "variables"]))
	some found in keys.not_own(change, {"path": ["kms_key_arn"]})
}
