package guardrails.rules.execution.no_external_data_test

import data.guardrails.rules.execution.no_external_data as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["execution/no-external-data"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
