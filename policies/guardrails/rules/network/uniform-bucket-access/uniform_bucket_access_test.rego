package guardrails.rules.network.uniform_bucket_access_test

import data.guardrails.rules.network.uniform_bucket_access as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/uniform-bucket-access"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
