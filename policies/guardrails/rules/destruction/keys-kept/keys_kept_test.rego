package guardrails.rules.destruction.keys_kept_test

import data.guardrails.rules.destruction.keys_kept as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/keys-kept"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
