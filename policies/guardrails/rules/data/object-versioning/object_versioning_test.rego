package guardrails.rules.data.object_versioning_test

import data.guardrails.rules.data.object_versioning as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/object-versioning"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
