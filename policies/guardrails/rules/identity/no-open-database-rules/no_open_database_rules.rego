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
#     types:
#       - google_firebaserules_ruleset
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.identity.no_open_database_rules

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.firebase_rules
import data.guardrails.lib.markers

finding contains findings.violation(file.change, file.path, "a condition on request.auth", file.text) if {
	some file in files
	not markers.hidden(file.text)
	firebase_rules.open(file.text)
}

finding contains findings.undecided(file.change, file.path, "a condition on request.auth") if {
	some file in files
	markers.hidden(file.text)
}

files := [{"change": change, "path": path, "text": attributes.at(change.after, path)} |
	some change in changes.judged.google_firebaserules_ruleset
	some path in attributes.paths(change.after, {"path": ["source", 0, "files", "*", "content"], "block": "required"})
]
