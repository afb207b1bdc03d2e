package guardrails.rules.catalog.no_processing_error_test

import data.guardrails.rules.catalog.no_processing_error as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["catalog/no-processing-error"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
