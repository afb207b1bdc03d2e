# METADATA
# title: "Database and storage rules must name who has access"
# description: |
#   Apps reach the database and the storage directly. The rules are the only thing between the data and the internet.
# related_resources:
#   - ref: https://firebase.google.com/docs/rules/insecure-rules
# custom:
#   message: "The rules let everyone in: {path}."
#   fix: "Require a condition on request.auth in each allow that writes, and in each that reads everything."
#   severity: critical
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     places: [no-open-database-rules]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.no_open_database_rules

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-open-database-rules"])
}
