# METADATA
# title: "Threat detection must be on"
# description: |
#   Detection notices an attack while it happens. Switched off, it is found months later.
# related_resources:
#   - ref: https://docs.aws.amazon.com/guardduty/latest/ug/what-is-guardduty.html
# custom:
#   message: "Threats are not detected: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [attack-detection]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.operations.attack_detection

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["attack-detection"])
}
