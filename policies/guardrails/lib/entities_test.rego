package guardrails.lib.entities_test

import data.guardrails.lib.entities

hostile := [
	{},
	{"metadata": null, "spec": "x", "relations": "x"},
	{"metadata": {"annotations": [], "links": "x", "tags": 1}, "spec": []},
	{"metadata": {"annotations": {"a": 1}, "links": [1, null, {"type": 1, "url": {}}]}, "spec": {"lifecycle": ["production"]}},
	{"metadata": {"annotations": {"a": " "}, "links": {"x": {}}}, "relations": [1, {"type": 1}]},
]

seen contains "annotation" if entities.annotated(["a"])

seen contains "link" if entities.linked("health")

seen contains "contact" if entities.has_contact

seen contains "production" if entities.in_production

seen contains "relation" if count(entities.relations("ownerOf")) > 0

seen contains "text" if entities.shown(["spec", "lifecycle"]) != null

test_what_has_another_shape_is_not_there[index] if {
	some index, entity in hostile
	found := seen with input as {"subject": {"ref": "component:default/x", "entity": entity}}
	count(found) == 0
}

test_what_is_there_is_seen if {
	links := [{"type": "Health", "url": "MAILTO:shop@example.com"}]
	entity := {
		"metadata": {"annotations": {"a": "b"}, "links": links},
		"spec": {"lifecycle": "Production"},
		"relations": [{"type": "ownerOf", "targetRef": "component:default/y"}],
	}
	found := seen with input as {
		"subject": {"ref": "group:default/x", "entity": entity},
		"target": {"environmentClass": "production"},
	}
	count(found) == 6
}

test_a_text_that_is_missing_is_shown_as_null if {
	shown := entities.shown(["spec", "owner"]) with input as {"subject": {"entity": {"spec": {"owner": 7}}}}
	shown == null
	entities.cut({"a": 1}) == null
}

test_a_long_text_is_cut if {
	count(entities.cut(concat("", [format_int(digit, 10) | some digit in numbers.range(100, 300)]))) == 200
}

test_names[reference] if {
	some reference, name in {"guest": "guest", "user:guest": "guest", " Group:Default/Guests ": "guests", "": ""}
	entities.bare_name(reference) == name
}
