# METADATA
# title: "Threat detection must be enabled for clusters and registries"
# description: |
#   The free tier only checks settings from time to time. The paid tier detects an attack on a
#   cluster or a malicious image while it happens.
# related_resources:
#   - ref: https://learn.microsoft.com/en-us/azure/defender-for-cloud/defender-for-containers-introduction
# custom:
#   message: "Threat detection is off: {path} is {actual}."
#   fix: "Set {path} to Standard."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [threat-detection]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.clusters.threat_detection

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["threat-detection"])
}
