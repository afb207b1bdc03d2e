package guardrails.lib.companions_test

import data.guardrails.lib.companions

bucket(module) := {
	"module": module,
	"type": "aws_s3_bucket",
	"name": "main",
	"after": {},
}

# What the adapter makes of `bucket = aws_s3_bucket.main.id` inside of `module.store["a"]`.
document := {"subject": {"changesByType": {"aws_s3_bucket_versioning": [{
	"module": "module.store[\"a\"]",
	"mode": "managed",
	"kind": "create",
	"after": {"bucket": {
		"$guardrails": "unknown",
		"references": ["module.store.aws_s3_bucket.main.id", "module.store.aws_s3_bucket.main"],
	}},
}]}}}

test_companion_in_the_same_instance_of_a_module if {
	companions.has(bucket("module.store[\"a\"]"), links) with input as document
}

test_no_companion_in_another_instance_or_in_the_root if {
	every module in ["module.store[\"b\"]", "module.store[\"]\"]", "module.store", ""] {
		not companions.has(bucket(module), links) with input as document
	}
}

links := companions.links(["aws_s3_bucket_versioning"], "bucket")
