# METADATA
# title: "Containers must not use the host's processes or rights"
# description: |
#   A container in the host's process namespace sees and can signal what runs beside it. A privileged one may do what the host may.
# related_resources:
#   - ref: https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html
# custom:
#   message: "The container uses the host: {path} is {actual}."
#   fix: "{path} must be {expected}."
#   severity: high
#   level:
#     production: mandatory
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-shared-host]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.compute.no_shared_host

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-shared-host"])
	not is_late(found)
}

# Definitions that name what is made in the same plan are known late as a whole, which is most of them.
is_late(found) if {
	found.unknown
	found.path[0] == "container_definitions"
}
