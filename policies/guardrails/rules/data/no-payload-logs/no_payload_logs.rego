# METADATA
# title: "Logs must not contain whole requests"
# description: |
#   Requests hold personal data and tokens. More people read logs than the database, and they are kept longer.
# related_resources:
#   - ref: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
# custom:
#   message: "Whole requests are logged: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level: advisory
#   objective: "Protect personal data"
#   subject:
#     type: infrastructure
#     places: [no-payload-logs]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.data.no_payload_logs

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-payload-logs"])
}
