package guardrails.rules.destruction.sandbox_end_test

import data.guardrails.rules.destruction.sandbox_end as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/sandbox-end"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
