# METADATA
# title: "Sign-in must return tokens over HTTPS only"
# description: |
#   The address to which a sign-in returns gets the token or the code for it. Over HTTP, and in the address of the implicit grant, others on the way and in logs can read it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
#   - ref: https://www.rfc-editor.org/rfc/rfc9700
# custom:
#   message: "A token can be read on its way: {path} is {actual}."
#   fix: "Use the code grant and HTTPS addresses: {path} must be {expected}."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Encrypt data in transit"
#   subject:
#     type: infrastructure
#     places: [safe-redirects]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.safe_redirects

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["safe-redirects"])
}
