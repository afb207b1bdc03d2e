package guardrails.rules.catalog.no_self_reference_test

import data.guardrails.rules.catalog.no_self_reference as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/no-self-reference"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
