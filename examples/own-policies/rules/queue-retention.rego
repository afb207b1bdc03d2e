# METADATA
# title: "Queues must keep messages long enough"
# description: |
#   Orders must not be lost when their receiver fails on a weekend.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-queue-parameters.html
# custom:
#   message: "{resource} keeps messages for {actual} seconds; at least {expected} are required."
#   fix: "Set message_retention_seconds to {expected} or more."
#   severity: low
#   level: approval
#   objective: "Lose no customer data"
#   subject:
#     type: infrastructure
#     types:
#       - aws_sqs_queue
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   parameters: [acme/minimumRetentionSeconds]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.acme.queue_retention

import data.guardrails.lib.changes
import data.guardrails.lib.parameters
import data.guardrails.lib.settings

finding contains found if {
	some change in changes.judged.aws_sqs_queue
	minimum := parameters.values["acme/minimumRetentionSeconds"]
	some found in settings.at_least(change, ["message_retention_seconds"], minimum)
}
