# METADATA
# title: "Buckets must have versioning enabled"
# description: |
#   With versioning, an overwritten or deleted object is restored in minutes. Without it, you need
#   a backup.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
# custom:
#   message: "Versioning is not enabled ({path})."
#   fix: "Add an aws_s3_bucket_versioning with the status \"Enabled\" for the bucket."
#   severity: medium
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     types:
#       - aws_s3_bucket
#       - aws_s3_bucket_versioning
#       - awscc_s3_bucket
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_s3_bucket_versioning]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.bucket_versioning

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions

# Inline, as older providers have it, or as a resource of its own.
finding contains found if {
	some change in changes.judged.aws_s3_bucket
	not companions.has(change, settings)
	some found in attributes.not_allowed(change, {"path": ["versioning", 0, "enabled"], "allowed": [true], "default": false})
}

finding contains found if {
	some change in changes.judged.aws_s3_bucket_versioning
	some found in attributes.not_allowed(change, {"path": ["versioning_configuration", 0, "status"], "allowed": ["Enabled"]})
}

finding contains found if {
	some change in changes.judged.awscc_s3_bucket
	some found in attributes.not_allowed(change, {"path": ["versioning_configuration", "status"], "allowed": ["Enabled"], "computed": "block"})
}

settings := companions.links(["aws_s3_bucket_versioning"], "bucket")
