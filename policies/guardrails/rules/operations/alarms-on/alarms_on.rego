# METADATA
# title: "Alarms must not be switched off"
# description: |
#   An alarm that is off is missed when it is needed, and nothing says that it is off.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
# custom:
#   message: "The alarm is off: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [alarms-on]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.operations.alarms_on

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["alarms-on"])
}
