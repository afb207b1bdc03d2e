package guardrails.rules.destruction.no_mass_removal_test

import data.guardrails.rules.destruction.no_mass_removal as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/no-mass-removal"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
