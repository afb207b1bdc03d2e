# METADATA
# title: "Certificates must name their hosts"
# description: |
#   A wildcard certificate is valid for every host of a domain. Who steals its key can pose as any of them.
# related_resources:
#   - ref: https://docs.aws.amazon.com/acm/latest/userguide/acm-bestpractices.html
# custom:
#   message: "The certificate is valid for every host of a domain: {path} is {actual}."
#   fix: "Name the hosts in {path}."
#   severity: low
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [named-certificates]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.network.named_certificates

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["named-certificates"])
}
