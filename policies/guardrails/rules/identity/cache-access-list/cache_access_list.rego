# METADATA
# title: "In-memory databases must restrict access"
# description: |
#   An open cache gives sessions and customer data to anyone who can reach it.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/memorydb_cluster
# custom:
#   message: "Access is not restricted: {path} is {actual}."
#   fix: "Set an access control list or a user group."
#   severity: high
#   level:
#     sandbox: advisory
#     default: mandatory
#   objective: "Know who has access"
#   subject:
#     type: infrastructure
#     types:
#       - aws_memorydb_cluster
#       - aws_elasticache_replication_group
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.identity.cache_access_list

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers

finding contains findings.violation(change, ["acl_name"], "an access list", change.after.acl_name) if {
	some change in changes.judged.aws_memorydb_cluster
	lower(change.after.acl_name) == "open-access"
}

finding contains findings.undecided(change, ["acl_name"], "an access list") if {
	some change in changes.judged.aws_memorydb_cluster
	markers.sensitive(change.after.acl_name)
}

finding contains found if {
	some change in changes.judged.aws_memorydb_cluster
	some found in attributes.missing(change, {"path": ["acl_name"]})
}

# A token of its own is the older way.
finding contains found if {
	some change in changes.judged.aws_elasticache_replication_group
	count(attributes.missing(change, {"path": ["auth_token"]})) > 0
	some found in attributes.missing(change, {"path": ["user_group_ids"], "computed": true})
}
