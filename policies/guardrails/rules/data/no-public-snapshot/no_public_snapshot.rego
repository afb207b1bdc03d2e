# METADATA
# title: "Snapshots and images must not be public"
# description: |
#   Any account can copy a public snapshot, and attackers search for them.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/snapshot_create_volume_permission
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/compute_image_iam_member
# custom:
#   message: "A snapshot or image can be public: {path} is {actual}."
#   fix: "Share it only with the accounts that need it."
#   severity: critical
#   level: mandatory
#   objective: "Encrypt data at rest"
#   subject:
#     type: infrastructure
#     places: [no-public-snapshot]
#     types:
#       - aws_snapshot_create_volume_permission
#       - aws_ami_launch_permission
#       - aws_db_snapshot
#       - aws_db_cluster_snapshot
#       - google_compute_image_iam_member
#       - google_compute_image_iam_binding
#       - google_compute_snapshot_iam_member
#       - google_compute_snapshot_iam_binding
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.data.no_public_snapshot

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-public-snapshot"])
}

finding contains found if {
	some type, path in shared_with
	some change in changes.judged[type]
	value := attributes.at(change.after, path)
	found := public(change, path, value)
}

public(change, path, value) := findings.undecided(change, path, "named accounts") if {
	markers.hidden(value)
} else := findings.violation(change, path, "named accounts", value) if {
	everybody(value)
}

everybody(value) if value in {"all", "allUsers", "allAuthenticatedUsers"}

everybody(values) if {
	some value in values
	everybody_or_unclear(value)
}

everybody_or_unclear(value) if value in {"all", "allUsers", "allAuthenticatedUsers"}

everybody_or_unclear(value) if markers.hidden(value)

shared_with := {
	"aws_snapshot_create_volume_permission": ["account_id"],
	"aws_ami_launch_permission": ["group"],
	"aws_db_snapshot": ["shared_accounts"],
	"aws_db_cluster_snapshot": ["shared_accounts"],
	"google_compute_image_iam_member": ["member"],
	"google_compute_image_iam_binding": ["members"],
	"google_compute_snapshot_iam_member": ["member"],
	"google_compute_snapshot_iam_binding": ["members"],
}
