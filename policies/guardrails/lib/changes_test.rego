package guardrails.lib.changes_test

import data.guardrails.lib.changes

generic(name, after) := {"address": name, "mode": "managed", "kind": "create", "type": "azapi_resource", "after": after}

test_generic_resources_appear_under_their_own_type if {
	all := [
		generic("object", {"type": "Microsoft.Storage/storageAccounts@2023-05-01", "body": {"a": 1}}),
		generic("text", {"type": "microsoft.storage/storageaccounts@2023-05-01", "body": "{\"a\": 1}"}),
		generic("none", {"type": "Microsoft.Storage/storageAccounts@2023-05-01"}),
		generic("unreadable", {"type": "Microsoft.Storage/storageAccounts@2023-05-01", "body": "{a"}),
		generic("list", {"type": "Microsoft.Storage/storageAccounts@2023-05-01", "body": "[1]"}),
		generic("written over", {"type": "Microsoft.Storage/storageAccounts@2023-05-01", "body": {"a": 1}, "sensitive_body": {"$guardrails": "unknown"}}),
		generic("not written over", {"type": "Microsoft.Storage/storageAccounts@2023-05-01", "body": {"a": 1}, "sensitive_body": {"$guardrails": "sensitive", "changed": false, "present": false}}),
		generic("sensitive", {"type": "Microsoft.Storage/storageAccounts@2023-05-01", "body": {"$guardrails": "sensitive", "changed": false, "present": true}}),
	]
	judged := changes.judged with input.subject.changesByType as {"azapi_resource": all}
	{change.address: object.get(change.after, "body", null) | some change in judged["microsoft.storage/storageaccounts"]} == {
		"object": {"a": 1},
		"text": {"a": 1},
		"written over": {"$guardrails": "unknown"},
		"not written over": {"a": 1},
		"none": null,
		"unreadable": {"$guardrails": "unknown"},
		"list": {"$guardrails": "unknown"},
		"sensitive": {"$guardrails": "sensitive", "changed": false, "present": true},
	}
	count(judged.azapi_resource) == 8
}

test_a_change_without_values_has_nothing_set if {
	judged := changes.judged with input.subject.changesByType as {"thing": [{"address": "a", "mode": "managed", "kind": "deferred", "after": null}]}
	judged == {"thing": [{"address": "a", "mode": "managed", "kind": "deferred", "after": {}}]}
}

test_what_is_judged_present_removed_and_touched if {
	kinds := ["create", "update", "replace", "delete", "forget", "read", "no-op", "deferred"]
	all := array.concat(
		[{"address": kind, "mode": "managed", "kind": kind, "after": {}} | some kind in kinds],
		[{"address": "data", "mode": "data", "kind": "create", "after": {}}],
	)
	{change.address | some change in changes.judged.thing} == {"create", "update", "replace", "deferred"} with input.subject.changesByType as {"thing": all}
	{change.address | some change in changes.present.thing} == {"create", "update", "replace", "no-op", "deferred"} with input.subject.changesByType as {"thing": all}
	{change.address | some change in changes.removed} == {"replace", "delete", "forget"} with input.subject.changesByType as {"thing": all}
	{change.address | some change in changes.touched} == {"update", "replace", "delete", "forget"} with input.subject.changesByType as {"thing": all}
}
