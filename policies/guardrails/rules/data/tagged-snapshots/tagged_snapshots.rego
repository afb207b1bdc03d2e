# METADATA
# title: "Snapshots must keep the tags of their source"
# description: |
#   Owner, cost centre and classification of a snapshot are those of its source. Without tags a snapshot has
#   none.
# related_resources:
#   - ref: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html
# custom:
#   message: "Snapshots lose their tags: {path} is {actual}."
#   fix: "Set {path} to {expected}."
#   severity: low
#   level: advisory
#   objective: "Know who owns what"
#   subject:
#     type: infrastructure
#     places: [tagged-snapshots]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.data.tagged_snapshots

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["tagged-snapshots"])
}
