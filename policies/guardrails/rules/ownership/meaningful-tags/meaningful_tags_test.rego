package guardrails.rules.ownership.meaningful_tags_test

import data.guardrails.rules.ownership.meaningful_tags as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["ownership/meaningful-tags"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
