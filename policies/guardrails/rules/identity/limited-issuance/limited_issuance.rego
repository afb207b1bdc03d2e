# METADATA
# title: "Certificate authorities must limit what they issue"
# description: |
#   What a certificate authority signs, others trust. If each request may name any host, or be for an authority of its own, everyone who may request can act as any service.
# related_resources:
#   - ref: https://cloud.google.com/certificate-authority-service/docs/using-cel
#   - ref: https://cloud.google.com/certificate-authority-service/docs/best-practices
# custom:
#   message: "The authority signs anything: {path} is {actual}."
#   fix: "Set {path}."
#   severity: high
#   level:
#     production: approval
#     staging: approval
#     default: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [limited-issuance]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.limited_issuance

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["limited-issuance"])
}
