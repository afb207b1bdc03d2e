package guardrails.lib.companions_test

import data.guardrails.lib.companions

bucket(module) := {
	"address": concat("", [module, ".aws_s3_bucket.main"]),
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

# What the adapter makes of `bucket = each.value.id` where the companion is made for each bucket.
by_instance(instances) := {"subject": {"changesByType": {"aws_s3_bucket_versioning": [{
	"module": "",
	"mode": "managed",
	"kind": "create",
	"after": {"bucket": {
		"$guardrails": "unknown",
		"references": ["each.value.id", "each.value", "aws_s3_bucket.main"],
		"instances": instances,
	}},
}]}}}

instance(key) := {
	"address": concat("", ["aws_s3_bucket.main", key]),
	"module": "",
	"type": "aws_s3_bucket",
	"name": "main",
	"after": {},
}

test_companion_of_the_instance_that_it_points_at_and_of_no_other if {
	document := by_instance(["aws_s3_bucket.main[\"a\"]"])
	companions.has(instance("[\"a\"]"), links) with input as document
	not companions.has(instance("[\"b\"]"), links) with input as document
}

test_companion_by_reference_where_no_instance_is_said if {
	every key in ["[\"a\"]", "[\"b\"]"] {
		companions.has(instance(key), links) with input as by_instance([])
	}
}

test_no_companion_by_a_name_that_looks_like_an_instance_or_a_reference if {
	every name in ["aws_s3_bucket.main[\"a\"]", "||aws_s3_bucket.main[\"a\"]", "|aws_s3_bucket.main"] {
		document := {"subject": {"changesByType": {"aws_s3_bucket_versioning": [{
			"module": "",
			"mode": "managed",
			"kind": "create",
			"after": {"bucket": name},
		}]}}}
		not companions.has(instance("[\"a\"]"), links) with input as document
	}
}

links := companions.links(["aws_s3_bucket_versioning"], "bucket")
