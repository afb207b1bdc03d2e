package guardrails.rules.catalog.no_ended_exception_test

import data.guardrails.rules.catalog.no_ended_exception as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/no-ended-exception"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
