package guardrails.lib.attributes_test

import data.guardrails.lib.attributes

unknown := {"$guardrails": "unknown"}

change(after) := {"address": "thing.main", "after": after}

test_value_at_a_path if {
	after := {"a": [{"b": {"c": false}}], "d": unknown, "e": [unknown]}
	attributes.at(after, ["a", 0, "b", "c"]) == false
	attributes.at(after, ["a", 1, "b"]) == null
	attributes.at(after, ["d", 0, "x", "y"]) == unknown
	attributes.at(after, ["e", 0, "x"]) == unknown
	attributes.at(after, ["$guardrails"]) == null
}

# What is not a block at all has no element that could be right.
test_block_of_another_kind_is_not_set if {
	requirement := {"path": ["block", 0, "on"], "allowed": [true], "default": false}
	count(attributes.not_allowed(change({"block": "text"}), requirement)) == 1
	attributes.not_allowed(change({"block": {"on": true}}), requirement) == set()
	count(attributes.not_allowed(change({"block": {"on": false}}), requirement)) == 1
}

test_elements_of_a_block if {
	requirement := {"path": ["block", "*", "on"], "allowed": [true]}
	count(attributes.not_allowed(change({"block": [{"on": true}, {"on": false}, {}]}), requirement)) == 2
	attributes.not_allowed(change({}), requirement) == set()
	count(attributes.not_allowed(change({"block": {"on": false}}), requirement)) == 1
	attributes.not_allowed(change({"block": [{}]}), requirement) == attributes.not_allowed(change({"block": [{"on": null}]}), requirement)
	{found.unknown | some found in attributes.not_allowed(change({"block": unknown}), requirement)} == {true}
	count(attributes.not_allowed(change({}), object.union(requirement, {"block": "required"}))) == 1
}

test_flags_written_as_text if {
	requirement := {"path": ["on"], "allowed": [true]}
	attributes.not_allowed(change({"on": "TRUE"}), requirement) == set()
	count(attributes.not_allowed(change({"on": "yes"}), requirement)) == 1
	count(attributes.not_allowed(change({"on": [true]}), requirement)) == 1
	count(attributes.not_allowed(change({"on": {"true": true}}), requirement)) == 1
}

test_requirement_with_a_condition if {
	requirement := {"path": ["on"], "allowed": [true], "when": {"path": ["kind"], "values": ["a"]}}
	count(attributes.not_allowed(change({"kind": "A"}), requirement)) == 1
	attributes.not_allowed(change({"kind": "b"}), requirement) == set()
	count(attributes.not_allowed(change({"kind": unknown}), requirement)) == 1
}

test_numbers_that_are_none if {
	count(attributes.below(change({"days": "many"}), {"path": ["days"]}, 7)) == 1
	count(attributes.below(change({"days": [30]}), {"path": ["days"]}, 7)) == 1
	attributes.below(change({"days": "30"}), {"path": ["days"]}, 7) == set()
	count(attributes.above(change({"nodes": {}}), {"path": ["nodes"]}, 7)) == 1
}

test_lists_that_lack_something if {
	requirement := {"path": ["logs"], "includes": ["api", "audit"]}
	attributes.lacking(change({"logs": ["audit", "api", "x"]}), requirement) == set()
	{found.expected | some found in attributes.lacking(change({"logs": ["audit"]}), requirement)} == {["api"]}
	count(attributes.lacking(change({"logs": "api audit"}), requirement)) == 1
}

test_sensitive_values if {
	there := {"$guardrails": "sensitive", "changed": false, "present": true}
	gone := {"$guardrails": "sensitive", "changed": true, "present": false}
	attributes.missing(change({"key": there}), {"path": ["key"]}) == set()
	count(attributes.missing(change({"key": gone}), {"path": ["key"]})) == 1
	{found.unknown | some found in attributes.not_allowed(change({"on": there}), {"path": ["on"], "allowed": [true]})} == {true}
}

test_pointer_of_the_remedy if {
	attributes.not_allowed(change({"a/b": {}}), {"path": ["a/b", "c~d"], "allowed": ["x"]}) == {{
		"resource": "thing.main",
		"path": ["a/b", "c~d"],
		"expected": "x",
		"actual": null,
		"remediation": [[{"op": "add", "path": "/a~1b/c~0d", "value": "x"}]],
	}}
}
