# METADATA
# title: "Containers must not share the host"
# description: |
#   A container that shares the host's processes, or may do what the host may, is a way out of the
#   container.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html
# custom:
#   message: "The container can reach the host: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [container-hardening]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.compute.container_hardening

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["container-hardening"])
}
