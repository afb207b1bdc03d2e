package guardrails.rules.reliability.replicated_storage_test

import data.guardrails.rules.reliability.replicated_storage as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["reliability/replicated-storage"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
