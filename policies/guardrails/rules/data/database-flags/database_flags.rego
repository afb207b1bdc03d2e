# METADATA
# title: "Databases must be configured to log and to refuse unsafe features"
# description: |
#   Flags of a database decide whether logins and statements are logged and whether a client can
#   read the server's files.
# related_resources:
#   - ref: https://cloud.google.com/sql/docs/postgres/flags
# custom:
#   message: "A flag is not set as required: {expected}."
#   fix: "Set the flag {expected}."
#   severity: low
#   level: advisory
#   objective: "Be able to investigate incidents"
#   subject:
#     type: infrastructure
#     places: [database-flags]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-29"
#   review: "2027-11-29"
package guardrails.rules.data.database_flags

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["database-flags"])
}
