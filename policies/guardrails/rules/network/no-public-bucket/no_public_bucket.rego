# METADATA
# title: "Object stores must not be public"
# description: |
#   Attackers search for public buckets and find them.
# related_resources:
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket
#   - ref: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/storage_container
#   - ref: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/storage_bucket_acl
# custom:
#   message: "The object store is public: {path} is {actual}."
#   fix: "Make it private. Serve public content through a content delivery network."
#   severity: critical
#   level: mandatory
#   objective: "Keep data stores and services off the public internet"
#   subject:
#     type: infrastructure
#     places: [no-public-bucket]
#     types:
#       - google_storage_default_object_acl
#       - google_storage_object_acl
#       - google_storage_bucket_access_control
#       - google_storage_default_object_access_control
#       - google_storage_bucket_iam_member
#       - google_storage_bucket_iam_binding
#       - google_storage_object_access_control
#     changes: [create, update, replace, deferred]
#     sees: change
#   evidence: [resources]
#   author: platform
#   adopted: "2026-11-21"
#   review: "2027-11-21"
package guardrails.rules.network.no_public_bucket

import data.guardrails.lib.attributes
import data.guardrails.lib.changes
import data.guardrails.lib.findings
import data.guardrails.lib.markers
import data.guardrails.lib.places

finding contains found if {
	some found in places.wrong(data.guardrails.places["no-public-bucket"])
}

finding contains found if {
	some type, field in grants
	some change in changes.judged[type]
	value := attributes.at(change.after, [field])
	found := public(change, field, value)
}

grants := {
	"google_storage_bucket_acl": "role_entity",
	"google_storage_default_object_acl": "role_entity",
	"google_storage_object_acl": "role_entity",
	"google_storage_bucket_access_control": "entity",
	"google_storage_default_object_access_control": "entity",
	"google_storage_object_access_control": "entity",
	"google_storage_bucket_iam_member": "member",
	"google_storage_bucket_iam_binding": "members",
}

public(change, field, value) := findings.violation(change, [field], "named identities", value) if {
	everybody(value)
} else := findings.undecided(change, [field], "named identities") if {
	unclear(value)
}

everybody(value) if public_name(value)

everybody(values) if {
	some value in values
	public_name(value)
}

public_name(value) if endswith(lower(value), "allusers")

public_name(value) if endswith(lower(value), "allauthenticatedusers")

# A name that another resource of the plan will have is the name of an identity, not of everybody.
unclear(value) if {
	markers.hidden(value)
	not value.references
}

unclear(values) if {
	some value in values
	unclear_name(value)
}

unclear_name(value) if {
	markers.hidden(value)
	not value.references
}

# Grants that name a group stand in a block of their own.
finding contains found if {
	some type, pattern in groups
	some change in changes.judged[type]
	not markers.filled_in(attributes.at(change.after, [pattern[0]]), [pattern[0]])
	some path in attributes.paths(change.after, {"path": pattern})
	found := grouped(change, path, attributes.at(change.after, path))
}

groups := {
	"aws_s3_bucket": ["grant", "*", "uri"],
	"aws_s3_bucket_acl": ["access_control_policy", 0, "grant", "*", "grantee", 0, "uri"],
}

grouped(change, path, uri) := findings.undecided(change, path, "named identities") if {
	markers.hidden(uri)
} else := findings.violation(change, path, "named identities", uri) if {
	some group in ["/global/allusers", "/global/authenticatedusers"]
	endswith(lower(uri), group)
}
