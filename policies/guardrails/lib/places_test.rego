package guardrails.lib.places_test

import data.guardrails.lib.defaults
import data.guardrails.lib.places

change(after) := {
	"address": "t.main",
	"type": "t",
	"name": "main",
	"module": "",
	"mode": "managed",
	"kind": "create",
	"after": after,
}

judged(after, place) := found if {
	found := places.wrong({"t": [place]}) with input as {"subject": {"changesByType": {
		"t": [change(after)],
		"companion": [{"mode": "managed", "kind": "create", "module": "", "after": {"of": "here"}}],
	}}}
}

passes(after, place) if judged(after, place) == set()

# What is found, as `[path, unknown]`.
finds(after, place) := {[found.path, object.get(found, "unknown", false)] | some found in judged(after, place)}

later := {"$guardrails": "unknown"}

filled_in := {"$guardrails": "unknown", "computed": true}

test_requirements if {
	finds({}, {"path": ["a"], "is": [true]}) == {[["a"], false]}
	passes({"a": true}, {"path": ["a"], "is": [true]})
	passes({}, {"path": ["a"], "is": [true], "default": true})
	finds({"a": later}, {"path": ["a"], "is": [true]}) == {[["a"], true]}
	finds({"a": ""}, {"path": ["a"], "set": true}) == {[["a"], false]}
	finds({"a": "alias/aws/ebs"}, {"path": ["a"], "key": true}) == {[["a"], false]}
	finds({"a": 1}, {"path": ["a"], "least": 2}) == {[["a"], false]}
	finds({"a": 3}, {"path": ["a"], "most": 2}) == {[["a"], false]}
	finds({"a": ["x"]}, {"path": ["a"], "includes": ["y"]}) == {[["a"], false]}
}

values := [
	null, true, false, "", "x", "X", 1, 1.5, 2, [], [""], {},
	"alias/aws/ebs", "arn:aws:kms:eu-west-1:1:ALIAS/AWS/ebs", "arn:aws:kms:eu-west-1:1:key/1",
	later, filled_in, {"$guardrails": "sensitive", "present": true}, {"$guardrails": "sensitive", "present": false},
]

wants := [{"is": [true]}, {"is": ["x", false]}, {"is": [null, []]}, {"set": true}, {"key": true}, {"least": 2}, {"most": 1}]

with_what_else := {
	"create": [{}, {"default": "x", "computed": "block"}],
	"update": [{"default": true}, {"default": 2, "computed": true}],
}

# Each value at the place itself, further in, and where a part of the path should be.
looked_at(value) := [{"change": object.union(change(shape.after), {"kind": kind}), "place": object.union_n([shape.at, wanted, extra])} |
	some shape in [
		{"at": {"path": ["a"]}, "after": {"a": value}},
		{"at": {"path": ["a", 0, "b"]}, "after": {"a": [{"b": value}]}},
		{"at": {"path": ["a", 0, "b"]}, "after": {"a": value}},
	]
	some wanted in wants
	some kind, extras in with_what_else
	some extra in extras
]

test_what_is_left_out_at_a_look_has_no_finding if {
	left_out := [looked |
		some value in values
		some looked in looked_at(value)
		places.doubtful([looked.change], looked.place) == []
	]
	count(left_out) > 100
	every looked in left_out {
		places.found_at(looked.change, defaults.for_change(looked.change, looked.place)) == set()
	}
}

test_refused_values if {
	place := {"path": ["a"], "not": ["old*", "^v[12]$", "7"], "wanted": "new"}
	finds({"a": "old-1"}, place) == {[["a"], false]}
	finds({"a": "v2"}, place) == {[["a"], false]}
	finds({"a": 7}, place) == {[["a"], false]}
	finds({"a": later}, place) == {[["a"], true]}
	passes({"a": "v3"}, place)
	passes({}, place)
	finds({}, object.union(place, {"default": "old-1"})) == {[["a"], false]}
}

test_absent if {
	place := {"path": ["a"], "absent": true}
	passes({}, place)
	passes({"a": []}, place)
	passes({"a": filled_in}, place)
	finds({"a": "x"}, place) == {[["a"], false]}
	finds({"a": later}, place) == {[["a"], true]}
	finds({"a": {"$guardrails": "sensitive", "present": true}}, place) == {[["a"], false]}
	passes({"a": {"$guardrails": "sensitive", "present": false}}, place)
}

test_what_nobody_wrote_has_the_default if {
	inner := {"path": ["a", 0, "b"], "is": [true], "default": false, "computed": true}
	finds({"a": [{"b": filled_in}]}, inner) == {[["a", 0, "b"], false]}
	finds({"a": [{"b": later}]}, inner) == {[["a", 0, "b"], true]}
	finds({"a": filled_in}, inner) == {[["a", 0, "b"], true]}
	finds({"a": filled_in}, object.union(inner, {"computed": "block"})) == {[["a", 0, "b"], false]}
	finds({"a": later}, object.union(inner, {"computed": "block"})) == {[["a", 0, "b"], true]}
}

test_elements_of_elements if {
	place := {"path": ["a", "*", "b", "*", "c"], "is": [true]}
	finds({"a": [{"b": [{"c": true}, {"c": false}]}, {"b": []}]}, place) == {[["a", 0, "b", 1, "c"], false]}
}

test_named_elements if {
	place := {"path": ["flags"], "named": {"name": "log", "is": ["on"]}, "default": "off"}
	passes({"flags": [{"name": "log", "value": "on"}]}, place)
	passes({"flags": {"name": "LOG", "value": "on"}}, place)
	finds({"flags": [{"name": "log", "value": "off"}]}, place) == {[["flags", 0, "value"], false]}
	finds({"flags": [{"name": "log", "value": later}]}, place) == {[["flags", 0, "value"], true]}
	finds({"flags": [{"name": "other", "value": "on"}]}, place) == {[["flags"], false]}
	finds({}, place) == {[["flags"], false]}
	finds({"flags": later}, place) == {[["flags"], true]}
	passes({}, object.union(place, {"default": "on"}))
	finds({"flags": [{"name": "log", "setting": 1}]}, {"path": ["flags"], "named": {"name": "log", "value": "setting", "is": [2]}, "default": 2}) == {[["flags", 0, "setting"], false]}
}

test_what_cannot_be_changed_later_counts_for_new_resources_only if {
	table := {"t": [{"path": ["a"], "is": [true], "immutable": true}]}
	kinds := {kind |
		some kind in ["create", "update", "replace", "deferred"]
		found := places.wrong(table) with input as {"subject": {"changesByType": {"t": [object.union(change({}), {"kind": kind})]}}}
		count(found) > 0
	}
	kinds == {"create", "replace", "deferred"}
}

test_conditions if {
	wrong := {"path": ["a"], "is": [true]}
	finds({"k": "x"}, object.union(wrong, {"if": [{"path": ["k"], "is": ["x"]}]})) == {[["a"], false]}
	finds({"k": later}, object.union(wrong, {"if": [{"path": ["k"], "is": ["x"]}]})) == {[["a"], false]}
	passes({"k": "y"}, object.union(wrong, {"if": [{"path": ["k"], "is": ["x"]}]}))
	passes({"k": 1}, object.union(wrong, {"if": [{"path": ["k"], "like": ["x*"]}]}))
	finds({"k": "xy"}, object.union(wrong, {"if": [{"path": ["k"], "like": ["x*"]}]})) == {[["a"], false]}
	passes({}, object.union(wrong, {"if": [{"path": ["k"], "set": true}]}))
	finds({}, object.union(wrong, {"if": [{"path": ["k"], "set": false}]})) == {[["a"], false]}
	passes({"k": "y"}, object.union(wrong, {"unless": [{"path": ["k"], "not": ["x"]}]}))
	finds({"k": later}, object.union(wrong, {"unless": [{"path": ["k"], "is": ["x"]}]})) == {[["a"], false]}
	passes({}, object.union(wrong, {"unless": [{"path": ["k"], "is": ["x"], "default": "x"}]}))
}

test_a_condition_in_a_block_that_the_provider_fills_in_is_one_that_nobody_wrote if {
	wrong := {"path": ["a"], "is": [true]}
	condition := {"path": ["b", 0, "k"], "set": true, "computed": "block"}
	finds({"b": filled_in}, object.union(wrong, {"unless": [condition]})) == {[["a"], false]}
	passes({"b": filled_in}, object.union(wrong, {"if": [condition]}))
	passes({"b": [{"k": later}]}, object.union(wrong, {"unless": [condition]}))
	finds({"b": later}, object.union(wrong, {"if": [condition]})) == {[["a"], false]}
}

test_a_condition_on_an_element_is_on_the_same_one if {
	place := {"path": ["d", "*", "a"], "is": [true], "unless": [{"path": ["d", "*", "from"], "set": true}]}
	finds({"d": [{"a": false, "from": "s"}, {"a": false}]}, place) == {[["d", 1, "a"], false]}
}

test_companion if {
	place := {"path": ["a"], "is": [true], "companion": {"types": ["companion"], "attribute": "of"}}
	passes({"name": "here"}, place)
	finds({"name": "there"}, place) == {[["a"], false]}
}

test_companions_of_many if {
	place := {"path": ["a"], "is": [true], "companion": {"types": ["companion"], "attribute": "of"}}
	found := {finding.resource |
		some finding in places.wrong({"t": [place]}) with input as {"subject": {"changesByType": {
			"t": [object.union(change({"name": name}), {"address": name}) | some name in ["x", "y", "z"]],
			"companion": [{"mode": "managed", "kind": "create", "module": "", "after": {"of": name}} | some name in ["x", "z"]],
		}}}
	}
	found == {"y"}
}

test_json if {
	place := {"path": ["text", "*", "on"], "json": true, "is": [true]}
	passes({"text": "[{\"on\": true}]"}, place)
	finds({"text": "[{\"on\": false}]"}, place) == {[["text", 0, "on"], false]}
	finds({"text": later}, place) == {[["text", 0, "on"], true]}
	finds({"text": "no json"}, {"path": ["text", "on"], "json": true, "is": [true]}) == {[["text", "on"], false]}
}

# Digests of rules count the rows of a type for that type alone, which holds as long as this does.
test_rows_of_another_type_change_nothing_about_a_type if {
	found := about_t({"t": [{"path": ["a"], "is": [true]}]})
	count(found) == 1
	about_t({
		"t": [{"path": ["a"], "is": [true]}],
		"u": [{"path": ["a"], "set": true}, {"path": ["b"], "absent": true}],
		"companion": [{"path": ["of"], "is": ["elsewhere"]}],
	}) == found
	about_t({"u": [{"path": ["a"], "set": true}]}) == set()
}

about_t(table) := {found |
	some found in places.wrong(table) with input as {"subject": {"changesByType": {
		"t": [change({"b": 1})],
		"u": [object.union(change({"b": 1}), {"address": "u.main", "type": "u"})],
		"companion": [{"address": "companion.main", "mode": "managed", "kind": "create", "module": "", "after": {"of": "here"}}],
	}}}
	found.resource == "t.main"
}

# An update of Azure's API writes what its body has.
test_updates_of_the_api if {
	place := {"path": ["body", "properties", "minimumTlsVersion"], "is": ["TLS1_2"]}
	found := {type: {finding.path | some finding in places.wrong({"t": [place]}) with input as document(type)} |
		some type in ["azapi_resource", "azapi_update_resource"]
	}
	found == {"azapi_resource": {place.path}, "azapi_update_resource": set()}
	finds_in_update({"properties": {"minimumTlsVersion": "TLS1_0"}}, place) == {false}
	finds_in_update(later, place) == {true}
}

document(type) := api_document(type, {"properties": {"allowCrossTenantReplication": false}})

api_document(type, body) := {"subject": {"changesByType": {type: [object.union(
	change({"type": "t@2024-01-01", "body": body}),
	{"type": type},
)]}}}

finds_in_update(body, place) := {object.get(found, "unknown", false) |
	some found in places.wrong({"t": [place]}) with input as api_document("azapi_update_resource", body)
}
