# METADATA
# title: "Queues must have a dead-letter queue"
# description: |
#   Without a dead-letter queue a message that fails again and again is deleted when its retention ends.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
# custom:
#   message: "{resource} has no dead-letter queue: {path} is not set."
#   fix: "Set redrive_policy to a dead-letter queue."
#   severity: medium
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Lose no customer data"
#   subject:
#     type: infrastructure
#     types:
#       - aws_sqs_queue
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.acme.queue_redrive

import data.guardrails.lib.changes
import data.guardrails.lib.settings

finding contains found if {
	some change in changes.judged.aws_sqs_queue
	not is_dead_letter(change)
	some found in settings.required(change, ["redrive_policy"])
}

is_dead_letter(change) if endswith(change.name, "_dead_letter")
