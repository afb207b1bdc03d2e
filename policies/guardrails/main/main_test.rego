package guardrails.main_test

import data.guardrails.main

question := {
	"version": "guardrails/input/v1",
	"target": {"environmentClass": "production"},
	"dispatch": {"execution": ["no_provisioners"], "placement": ["allowed_regions"]},
	"subject": {
		"changesByType": {"thing": [{"address": "thing.a", "mode": "managed", "kind": "create", "after": {}, "region": "mars"}]},
		"configuration": {"provisioners": []},
	},
}

values(regions) := {class: {"values": {"allowedRegions": regions}} | some class in ["sandbox", "production"]}

test_calls_what_it_is_asked_to_and_says_so if {
	result := main.result with input as question
		with data.guardrails.parameters as ["allowedRegions"]
		with data.parameters as values(["moon"])
	result == {
		"version": "guardrails/input/v1",
		"judged": 2,
		"findings": [["placement", "allowed_regions", {
			"resource": "thing.a",
			"path": ["region"],
			"expected": ["moon"],
			"actual": "mars",
			"remediation": [[{"op": "replace", "path": "/region", "value": "moon"}]],
		}]],
	}
}

test_a_rule_that_is_not_there_does_not_count if {
	result := main.result with input as object.union(question, {"dispatch": {"placement": ["allowed_regions", "gone"]}})
		with data.guardrails.parameters as ["allowedRegions"]
		with data.parameters as values(["mars"])
	result.judged == 2
	result.findings == []
}

test_undefined_without_a_parameter if {
	not main.result with input as question
		with data.guardrails.parameters as ["allowedRegions", "requiredTags"]
		with data.parameters as values(["mars"])
}

test_undefined_without_the_class if {
	not main.result with input as object.union(question, {"target": {"environmentClass": "staging"}})
		with data.guardrails.parameters as ["allowedRegions"]
		with data.parameters as values(["mars"])
}
