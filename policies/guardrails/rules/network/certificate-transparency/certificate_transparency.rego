# METADATA
# title: "Certificates must be logged publicly"
# description: |
#   Browsers refuse certificates that are in no public log, and a forged one is found there.
# related_resources:
#   - ref: https://docs.aws.amazon.com/acm/latest/userguide/acm-concepts.html
# custom:
#   message: "The certificate is not logged: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [certificate-transparency]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.network.certificate_transparency

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["certificate-transparency"])
}
