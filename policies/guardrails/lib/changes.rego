# METADATA
# title: Changes
# description: |
#   Resource changes by type, read once per evaluation and shared by all rules. Azure resources that
#   go through the generic provider appear under their own type in lower case as well, for instance
#   `microsoft.storage/storageaccounts`, with `body` as an object.
package guardrails.lib.changes

# METADATA
# description: Managed resources that will be created or altered.
judged := object.union(direct, generic)

# METADATA
# description: Managed resources that will exist after the apply, unchanged ones included.
present := {type: changes |
	some type, all in input.subject.changesByType
	changes := [change |
		some change in all
		change.mode == "managed"
		not change.kind in {"delete", "forget", "read"}
	]
}

# METADATA
# description: Managed resources that will be deleted, replaced or forgotten.
removed := [change |
	some changes in input.subject.changesByType
	some change in changes
	change.mode == "managed"
	change.kind in {"delete", "forget", "replace"}
]

# METADATA
# description: Managed resources that exist and will be altered, deleted, replaced or forgotten.
touched := [change |
	some changes in input.subject.changesByType
	some change in changes
	change.mode == "managed"
	change.kind in {"update", "delete", "forget", "replace"}
]

direct := {type: changes |
	some type, all in input.subject.changesByType
	changes := [whole(change) |
		some change in all
		change.mode == "managed"
		change.kind in {"create", "update", "replace", "deferred"}
	]
}

whole(change) := change if has_values(change)

# A deferred change can come without values: then nothing is set, so every required value is missing.
whole(change) := object.union(change, {"after": {}}) if not has_values(change)

has_values(change) if is_object(change.after)

generic_types := {"azapi_resource", "azapi_update_resource"}

generic := {type: changes |
	some type in {generic_type(change) | some change in generic_changes}
	changes := [opened(change) | some change in generic_changes; generic_type(change) == type]
}

generic_changes := [change | some type in generic_types; some change in direct[type]]

generic_type(change) := lower(split(change.after.type, "@")[0])

# What the provider writes over the body, and no plan shows.
opened(change) := with_body(change, {"$guardrails": "unknown"}) if {
	change.after.sensitive_body["$guardrails"]
	not change.after.sensitive_body.present == false
} else := change if {
	is_object(change.after.body)
} else := with_body(change, json.unmarshal(change.after.body)) if {
	readable(change.after.body)
} else := change if {
	not change.after.body
} else := with_body(change, {"$guardrails": "unknown"})

with_body(change, body) := object.union(object.remove(change, ["after"]), {"after": object.union(
	object.remove(change.after, ["body"]),
	{"body": body},
)})

# A body that is no object cannot be read, so nothing about it may count as known.
readable(body) if is_object(json.unmarshal(body))
