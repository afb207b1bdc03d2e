package guardrails.rules.test.misbehaves

finding contains {"resource": "", "path": [], "expected": 1, "actual": conflict} if {
	some change in input.subject.changesByType.test_trouble
	change.after.mode == "conflict"
}

finding contains {"resource": "", "path": [], "expected": 1, "actual": forever} if {
	some change in input.subject.changesByType.test_trouble
	change.after.mode == "runaway"
}

finding contains {"shape": "of its own"} if {
	some change in input.subject.changesByType.test_trouble
	change.after.mode == "shape"
}

conflict := 1 if is_object(input)

conflict := 2 if is_array(input.skipped)

forever := count([1 |
	some i in numbers.range(1, 9000)
	some j in numbers.range(1, 9000)
	some k in numbers.range(1, 9000)
	i + j + k == 0
])
