# METADATA
# title: "Data stores must have deletion protection"
# description: |
#   Deletion protection turns a mistake in a plan or console into an error message.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance
# custom:
#   message: "Deletion protection is off: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [deletion-protection]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.deletion_protection

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["deletion-protection"])
}
