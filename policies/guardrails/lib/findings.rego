# METADATA
# title: Findings
# description: What a rule returns. Values only; the sentence is made of them after evaluation.
package guardrails.lib.findings

# METADATA
# description: The value is wrong.
violation(change, path, expected, actual) := {
	"resource": change.address,
	"path": path,
	"expected": expected,
	"actual": actual,
}

# METADATA
# description: The value matters and cannot be judged before apply.
undecided(change, path, expected) := {
	"resource": change.address,
	"path": path,
	"expected": expected,
	"actual": null,
	"unknown": true,
}

# METADATA
# description: A fact is absent without which nothing can be said. One finding says so for the whole.
unjudged(fact) := {
	"resource": "",
	"path": ["facts", fact],
	"expected": "known",
	"actual": null,
	"absent": fact,
}

# METADATA
# description: The finding with the JSON Patch that makes it go away.
fixed(finding, operation, value) := object.union(
	finding,
	{"remediation": [[{"op": operation, "path": pointer(finding.path), "value": value}]]},
)

# METADATA
# description: A JSON Pointer (RFC 6901) of path segments.
pointer(path) := concat("", [token | some segment in path; token := concat("", ["/", escaped(segment)])])

escaped(segment) := format_int(segment, 10) if is_number(segment)

escaped(segment) := replace(replace(segment, "~", "~0"), "/", "~1") if is_string(segment)
