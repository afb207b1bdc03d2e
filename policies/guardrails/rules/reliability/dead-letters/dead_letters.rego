# METADATA
# title: "Messages that fail must be kept"
# description: |
#   A message that fails again and again is deleted in the end. A dead-letter queue keeps it, so that it can be
#   read and sent again.
# related_resources:
#   - ref: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
#   - ref: https://cloud.google.com/pubsub/docs/dead-letter-topics
#   - ref: https://learn.microsoft.com/azure/service-bus-messaging/service-bus-dead-letter-queues
# custom:
#   message: "Failed messages are deleted: {path} is {actual}."
#   fix: "Name a dead-letter queue: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Lose no customer data"
#   subject:
#     type: infrastructure
#     places: [dead-letters]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.reliability.dead_letters

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["dead-letters"])
}
