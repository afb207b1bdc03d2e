package guardrails.rules.destruction.no_data_loss_test

import data.guardrails.rules.destruction.no_data_loss as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/no-data-loss"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
