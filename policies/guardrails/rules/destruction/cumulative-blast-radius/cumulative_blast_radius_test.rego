package guardrails.rules.destruction.cumulative_blast_radius_test

import data.guardrails.rules.destruction.cumulative_blast_radius as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["destruction/cumulative-blast-radius"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
