package guardrails.rules.catalog.on_call_test

import data.guardrails.rules.catalog.on_call as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/on-call"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
