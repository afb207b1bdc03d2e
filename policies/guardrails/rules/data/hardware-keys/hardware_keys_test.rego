package guardrails.rules.data.hardware_keys_test

import data.guardrails.rules.data.hardware_keys as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/hardware-keys"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
