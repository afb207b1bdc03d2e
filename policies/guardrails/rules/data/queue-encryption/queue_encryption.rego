# METADATA
# title: "Queues must be encrypted"
# description: |
#   Queues hold messages as they were sent, often with customer data.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sqs_queue
# custom:
#   message: "Messages are stored unencrypted."
#   fix: "Set kms_master_key_id, or set sqs_managed_sse_enabled to true."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     types:
#       - aws_sqs_queue
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.queue_encryption

import data.guardrails.lib.attributes
import data.guardrails.lib.changes

# With neither set the provider encrypts new queues by itself, and existing ones not, so somebody has to say it.
finding contains found if {
	some change in changes.judged.aws_sqs_queue
	count(attributes.missing(change, {"path": ["kms_master_key_id"]})) > 0
	some found in attributes.not_allowed(change, {"path": ["sqs_managed_sse_enabled"], "allowed": [true]})
}
