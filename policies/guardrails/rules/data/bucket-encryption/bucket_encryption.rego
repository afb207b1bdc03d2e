# METADATA
# title: "Buckets must set server-side encryption"
# description: |
#   A bucket that sets its own encryption does not depend on the defaults of the account.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
# custom:
#   message: "Server-side encryption is not set ({path})."
#   fix: "Add an aws_s3_bucket_server_side_encryption_configuration for the bucket."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     types:
#       - aws_s3_bucket
#       - aws_s3_bucket_server_side_encryption_configuration
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_s3_bucket_server_side_encryption_configuration]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.bucket_encryption

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions

# Inline, as older providers have it, or as a resource of its own.
finding contains found if {
	some change in changes.judged.aws_s3_bucket
	not companions.has(change, settings)
	some found in attributes.missing(change, {"path": ["server_side_encryption_configuration", 0, "rule", 0, "apply_server_side_encryption_by_default", 0, "sse_algorithm"], "computed": "block"})
}

finding contains found if {
	some change in changes.judged.aws_s3_bucket_server_side_encryption_configuration
	some found in attributes.not_allowed(change, {"path": ["rule", "*", "apply_server_side_encryption_by_default", 0, "sse_algorithm"], "allowed": ["aws:kms", "aws:kms:dsse", "AES256"], "block": "required"})
}

settings := companions.links(["aws_s3_bucket_server_side_encryption_configuration"], "bucket")
