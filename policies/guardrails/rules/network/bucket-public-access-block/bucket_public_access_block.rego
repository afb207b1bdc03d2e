# METADATA
# title: "Buckets must block public access"
# description: |
#   The public access block keeps a bucket private, whatever a policy or an object sets later.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
# custom:
#   message: "Public access is not blocked ({path})."
#   fix: "Add an aws_s3_bucket_public_access_block with all four settings set to true."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [bucket-public-access-block]
#     types:
#       - aws_s3_bucket
#       - aws_s3_bucket_public_access_block
#     changes: [create, update, replace, deferred]
#     sees: types
#     companions: [aws_s3_bucket_public_access_block]
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.bucket_public_access_block

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.companions
import data.guardrails.lib.findings
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["bucket-public-access-block"])
}

finding contains findings.violation(change, ["public_access_block"], "set", null) if {
	some change in changes.judged.aws_s3_bucket
	not companions.has(change, blocks)
}

finding contains found if {
	some change in changes.judged.aws_s3_bucket_public_access_block
	some setting in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
	some found in attributes.not_allowed(change, {"path": [setting], "allowed": [true], "default": false})
}

blocks := companions.links(["aws_s3_bucket_public_access_block"], "bucket")
