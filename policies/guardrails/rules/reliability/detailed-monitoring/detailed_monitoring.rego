# METADATA
# title: "Machines and databases must be monitored in detail"
# description: |
#   Without detailed metrics a fault is seen minutes later, and its cause not at all.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html
# custom:
#   message: "Metrics are coarse: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Run production with a service level agreement"
#   subject:
#     type: infrastructure
#     places: [detailed-monitoring]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.reliability.detailed_monitoring

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["detailed-monitoring"])
}
