package guardrails.lib.places_test

import data.guardrails.lib.places

# Labels are where a cloud has no tags; the nodes of EKS have both, and only the tags are the organisation's.
test_tag[name] if {
	some name, case in {
		"tags": {"after": {"tags": {}}, "path": ["tags", "owner"]},
		"labels": {"after": {"labels": {}}, "path": ["labels", "owner"]},
		"labels beside tags": {"after": {"labels": {"$guardrails": "unknown"}, "tags_all": {}}, "path": ["tags", "owner"]},
	}
	places.tag({"after": case.after}, "owner") == case.path
}
