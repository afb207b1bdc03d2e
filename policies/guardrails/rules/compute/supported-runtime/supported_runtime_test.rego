package guardrails.rules.compute.supported_runtime_test

import data.guardrails.rules.compute.supported_runtime as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/supported-runtime"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
