package guardrails.rules.compute.function_tracing_test

import data.guardrails.rules.compute.function_tracing as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["compute/function-tracing"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
