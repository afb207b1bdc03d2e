# METADATA
# title: "Pushed messages must carry a token"
# description: |
#   A receiver of pushed messages is open to every sender who knows its address. A token of the service says that the message is a real one.
# related_resources:
#   - ref: https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions
#   - ref: https://cloud.google.com/scheduler/docs/http-target-auth
#   - ref: https://learn.microsoft.com/azure/event-grid/secure-webhook-delivery
# custom:
#   message: "Messages are pushed without a token: {path} is {actual}."
#   fix: "Set {path}, and check the token in the receiver."
#   severity: medium
#   level:
#     production: approval
#     default: advisory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [authenticated-push]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.authenticated_push

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["authenticated-push"])
}
