package guardrails.rules.network.bucket_public_access_block_test

import data.guardrails.rules.network.bucket_public_access_block as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/bucket-public-access-block"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
