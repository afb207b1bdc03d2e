package guardrails.lib.defaults_test

import data.guardrails.lib.attributes
import data.guardrails.lib.defaults

filled := {"$guardrails": "unknown", "computed": true}

unknown := {"$guardrails": "unknown"}

change(kind, after) := {"address": "a.b", "type": "a", "kind": kind, "after": after}

# What nobody wrote counts as the default of a new resource. What somebody wrote and is not known, a block, and a resource that is
# there already are never excused.
test_default[name] if {
	some name, case in {
		"right by default": {"kind": "create", "value": filled, "default": true, "found": []},
		"right when made anew": {"kind": "replace", "value": filled, "default": true, "found": []},
		"wrong by default": {"kind": "create", "value": filled, "default": false, "found": [false]},
		"written": {"kind": "create", "value": unknown, "default": true, "found": [null]},
		"written with a reference": {"kind": "create", "value": object.union(unknown, {"references": ["var.x"]}), "default": true, "found": [null]},
		"there already": {"kind": "update", "value": filled, "default": true, "found": [null]},
	}
	requirement := {"path": ["on"], "allowed": [true], "default": case.default, "computed": true}
	judged := change(case.kind, {"on": case.value})
	[found.actual | some found in attributes.not_allowed(judged, defaults.for_change(judged, requirement))] == case.found
}

test_block_is_not_excused if {
	requirement := {"path": ["block", 0, "on"], "allowed": [true], "default": true, "computed": true}
	judged := change("create", {"block": filled})
	{found.unknown | some found in attributes.not_allowed(judged, defaults.for_change(judged, requirement))} == {true}
}
