# METADATA
# title: "Shared file systems must limit what a client can reach"
# description: |
#   A client that mounts the root of a file system as root reads and changes the files of every application on
#   it.
# related_resources:
#   - ref: https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html
#   - ref: https://cloud.google.com/filestore/docs/create-instance-console
# custom:
#   message: "A client can reach every file: {path} is {actual}."
#   fix: "Change the configuration: {path} must be {expected}."
#   severity: medium
#   level: advisory
#   objective: "Limit what attackers can do"
#   subject:
#     type: infrastructure
#     places: [limited-shares]
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-30"
#   review: "2027-11-30"
package guardrails.rules.data.limited_shares

import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["limited-shares"])
}
