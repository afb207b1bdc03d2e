# METADATA
# title: "Long-lived access keys must not be created"
# description: |
#   Keys that never expire are copied, forgotten and later found in repositories, logs and
#   laptops.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_access_key
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/service_account_key
# custom:
#   message: "A key is created that never expires ({actual})."
#   fix: "Use a role or workload identity."
#   severity: high
#   level: mandatory
#   objective: "Keep credentials short-lived"
#   subject:
#     type: infrastructure
#     types:
#       - aws_iam_access_key
#       - aws_iam_service_specific_credential
#       - aws_lightsail_bucket_access_key
#       - google_service_account_key
#       - google_storage_hmac_key
#       - azuread_application_password
#       - azuread_service_principal_password
#     changes: [create, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.no_long_lived_key

import data.guardrails.lib.changes
import data.guardrails.lib.findings

finding contains findings.violation(change, [], null, type) if {
	some type in banned
	some change in changes.judged[type]
	not change.kind == "update"
}

banned := [
	"aws_iam_access_key", "aws_iam_service_specific_credential", "aws_lightsail_bucket_access_key",
	"azuread_application_password", "azuread_service_principal_password",
	"google_service_account_key", "google_storage_hmac_key",
]
