package guardrails.lib.settings_test

import data.guardrails.lib.settings

filled_in := {"$guardrails": "unknown", "computed": true}

referenced := {"$guardrails": "unknown", "references": ["aws_sqs_queue.dead"]}

unknown := {"$guardrails": "unknown"}

sensitive := {"$guardrails": "sensitive", "present": true}

change(after) := {"address": "a.b", "kind": "create", "after": after}

found(findings) := {kind | some finding in findings; kind := kind_of(finding)}

kind_of(finding) := "undecided" if finding.unknown

kind_of(finding) := "wrong" if not is_undecided(finding)

is_undecided(finding) if finding.unknown

test_required[name] if {
	some name, [after, expected] in {
		"nothing": [{}, {"wrong"}],
		"null": [{"p": null}, {"wrong"}],
		"the provider fills it in": [{"p": filled_in}, {"wrong"}],
		"a reference": [{"p": referenced}, set()],
		"not known whether": [{"p": unknown}, {"undecided"}],
		"a secret": [{"p": sensitive}, set()],
		"a value": [{"p": "x"}, set()],
	}
	found(settings.required(change(after), ["p"])) == expected
}

test_forbidden[name] if {
	some name, [after, expected] in {
		"nothing": [{}, set()],
		"the provider fills it in": [{"p": filled_in}, set()],
		"a reference": [{"p": referenced}, {"undecided"}],
		"not known whether": [{"p": unknown}, {"undecided"}],
		"a secret": [{"p": sensitive}, {"wrong"}],
		"a value": [{"p": "x"}, {"wrong"}],
		"false": [{"p": false}, {"wrong"}],
	}
	found(settings.forbidden(change(after), ["p"])) == expected
}

test_one_of[name] if {
	some name, [after, expected] in {
		"nothing": [{}, {"wrong"}],
		"the provider fills it in": [{"p": filled_in}, {"wrong"}],
		"a reference": [{"p": referenced}, {"undecided"}],
		"a secret": [{"p": sensitive}, {"undecided"}],
		"another value": [{"p": "y"}, {"wrong"}],
		"the value": [{"p": "x"}, set()],
	}
	found(settings.one_of(change(after), ["p"], ["x"])) == expected
}

test_one_of_or_default[name] if {
	some name, [after, expected] in {
		"nothing": [{}, set()],
		"the provider fills it in": [{"p": filled_in}, set()],
		"a reference": [{"p": referenced}, {"undecided"}],
		"another value": [{"p": "y"}, {"wrong"}],
	}
	found(settings.one_of_or_default(change(after), ["p"], ["x"], "x")) == expected
}

test_default_that_is_wrong if {
	found(settings.one_of_or_default(change({"p": filled_in}), ["p"], ["x"], "y")) == {"wrong"}
}

test_numbers if {
	found(settings.at_least(change({"p": filled_in}), ["p"], 3)) == {"wrong"}
	found(settings.at_least(change({"p": referenced}), ["p"], 3)) == {"undecided"}
	found(settings.at_least(change({"p": 3}), ["p"], 3)) == set()
	found(settings.at_most(change({}), ["p"], 3)) == {"wrong"}
	found(settings.at_most(change({"p": 4}), ["p"], 3)) == {"wrong"}
	found(settings.at_most(change({"p": 3}), ["p"], 3)) == set()
}

test_block_that_is_missing if {
	found(settings.required(change({}), ["logging", "*", "bucket"])) == {"wrong"}
	found(settings.required(change({"logging": [{"bucket": "b"}]}), ["logging", "*", "bucket"])) == set()
}

test_deferred_without_values if {
	found(settings.required({"address": "a.b", "kind": "deferred"}, ["p"])) == {"wrong"}
	found(settings.required({"address": "a.b", "kind": "deferred", "after": null}, ["p"])) == {"wrong"}
}

test_condition if {
	settings.may_be(change({"p": "x"}), ["p"], ["x"])
	settings.may_be(change({"p": unknown}), ["p"], ["x"])
	not settings.may_be(change({"p": "y"}), ["p"], ["x"])
	not settings.may_be(change({}), ["p"], ["x"])
}
