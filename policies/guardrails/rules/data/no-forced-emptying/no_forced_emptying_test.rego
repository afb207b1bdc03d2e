package guardrails.rules.data.no_forced_emptying_test

import data.guardrails.rules.data.no_forced_emptying as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/no-forced-emptying"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
