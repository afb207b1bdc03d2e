# METADATA
# title: "Services in a network must name their security groups"
# description: |
#   Without one, the network's default group applies, which everything else in the network shares.
# related_resources:
#   - ref: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
# custom:
#   message: "The default security group applies: {path} is {actual}."
#   fix: "Set {path} to security groups of the service."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [no-default-group]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.no_default_group

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-default-group"])
}
