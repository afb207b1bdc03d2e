# METADATA
# title: "Databases must take a final snapshot"
# description: |
#   The final snapshot is the way back when a deleted database is still needed.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
# custom:
#   message: "No final snapshot is taken on deletion."
#   fix: "Set skip_final_snapshot to false, and set a name for the snapshot."
#   severity: high
#   level:
#     production: mandatory
#     staging: mandatory
#     default: advisory
#   objective: "Recover lost data"
#   subject:
#     type: infrastructure
#     places: [final-snapshot]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.final_snapshot

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["final-snapshot"])
}
