# METADATA
# title: "Services must write logs"
# description: |
#   Without logs of its requests and changes, an incident in a service can't be investigated.
# related_resources:
#   - ref: https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/detection.html
# custom:
#   message: "A log is not written: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [service-logs]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.data.service_logs

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["service-logs"])
}
