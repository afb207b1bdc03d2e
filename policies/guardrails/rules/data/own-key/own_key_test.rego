package guardrails.rules.data.own_key_test

import data.guardrails.rules.data.own_key as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/own-key"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
