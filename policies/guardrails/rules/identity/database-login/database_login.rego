# METADATA
# title: "Databases must accept logins of the identity provider"
# description: |
#   A login of the identity provider is short-lived and ends with the person's account; a database
#   password does neither.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
# custom:
#   message: "The database accepts passwords only: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: low
#   level: advisory
#   objective: "Use identities that can be revoked"
#   subject:
#     type: infrastructure
#     places: [database-login]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.identity.database_login

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["database-login"])
}
